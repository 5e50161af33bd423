using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Schema.Runner;

/// <summary>Runs the server's own <c>pg_dump</c>. Where to connect to, and the password, go by its environment: arguments can
/// be read by everybody on the machine.</summary>
/// <param name="path">The environment's <c>PATH</c>.</param>
internal sealed class PgDumpProgram(string? path)
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "pg_dump.exe" : "pg_dump";

    /// <summary>The structure as SQL.</summary>
    /// <param name="server">The major version of the server.</param>
    /// <param name="except">Tables, as SQL writes them, that are left out.</param>
    /// <exception cref="DumpException">There is no program that can, or it fails.</exception>
    public async Task<string> ReadAsync(
        NpgsqlConnectionStringBuilder address,
        string database,
        int server,
        IEnumerable<string> except,
        CancellationToken cancellationToken)
    {
        var program = Find() ?? throw DumpException.NoProgram(server);
        var version = await RunAsync(new ProcessStartInfo(program, ["--version"]), cancellationToken);
        if (Major(version.Output) is { } own && own < server)
        {
            throw DumpException.TooOld(own, server);
        }

        string[] arguments =
        [
            "--schema-only", "--no-owner", "--no-password", "--encoding=UTF8",
            .. except.Select(table => $"--exclude-table={table}"),
        ];
        var result = await RunAsync(Addressed(new ProcessStartInfo(program, arguments), address), cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw DumpException.Failed(database, result.ExitCode, Concealed(result.Error, address));
    }

    private string? Find() => (path ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, FileName))
        .FirstOrDefault(File.Exists);

    // pg_dump (PostgreSQL) 17.2 (Debian 17.2-1)
    private static int? Major(string version) =>
        version.Split(' ').Select(word => word.Split('.')[0]).Where(word => word.Length > 0 && word.All(char.IsAsciiDigit))
            .Select(word => (int?)int.Parse(word, CultureInfo.InvariantCulture)).FirstOrDefault();

    private static ProcessStartInfo Addressed(ProcessStartInfo start, NpgsqlConnectionStringBuilder address)
    {
        Set("PGHOST", address.Host);
        Set("PGPORT", address.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGDATABASE", address.Database ?? address.Username);
        Set("PGUSER", address.Username);
        Set("PGPASSWORD", address.Password);
        Set("PGPASSFILE", address.Passfile);
        Set("PGSSLMODE", SslMode(address.SslMode));
        Set("PGSSLROOTCERT", address.RootCertificate);
        Set("PGSSLCERT", address.SslCertificate);
        Set("PGSSLKEY", address.SslKey);
        Set("PGOPTIONS", address.Options);
        return start;

        void Set(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                start.Environment[name] = value;
            }
        }
    }

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    private static string Concealed(string text, NpgsqlConnectionStringBuilder address) =>
        address.Password is { Length: > 0 } password ? text.Replace(password, "***", StringComparison.Ordinal) : text;

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (
                process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
