using System.Diagnostics;

namespace Schema.Testing.Processes;

/// <summary>Who a test's servers run as: PostgreSQL and PgBouncer refuse to run as root.</summary>
internal static class ServerAccount
{
    private static readonly string? Name = Environment.IsPrivilegedProcess ? FindUnprivileged() : null;

    /// <summary>A folder of its own in the system's temporary folder, owned by the account.</summary>
    public static async Task<string> CreateFolderAsync(string name)
    {
        var template = Path.Combine(Path.GetTempPath(), $"schema-{name}-XXXXXXXX");
        return (await RunAsync("mktemp", "-d", template)).Trim();
    }

    /// <summary>Runs a command of the server's package, and returns what it wrote.</summary>
    public static async Task<string> RunAsync(string file, params string[] arguments)
    {
        var result = await RunningProcess.Start(StartInfo(file, arguments)).ExitAsync();
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}\n{result}");
    }

    public static ProcessStartInfo StartInfo(string file, params string[] arguments)
    {
        // The current folder may be closed to the other account.
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = Path.GetTempPath() };
        if (Name is not null)
        {
            start.UserName = Name;
        }

        return start;
    }

    private static string FindUnprivileged()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        string[] candidates = ["postgres", "nobody"];
        return candidates.FirstOrDefault(accounts.Contains)
            ?? throw new MissingPrerequisiteException("PostgreSQL refuses root: add a user postgres.");
    }
}
