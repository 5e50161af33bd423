using System.Diagnostics;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.Runner.Tests.Postgres;

/// <summary>PostgreSQL's shell.</summary>
internal static class Psql
{
    private const string Program = "psql";

    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Runs a text as <c>psql --file</c> does, which goes on after an error unless it is told not
    /// to.</summary>
    public static async Task<ProcessResult> RunAsync(
        PostgresDatabase database, string script, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            await using var psql = RunningProcess.Start(new ProcessStartInfo(
                Program, ["--no-psqlrc", "--quiet", "--dbname", database.Url, "--file", file, .. arguments]));
            return await psql.ExitAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A test that needs psql, which a package of PostgreSQL's server alone does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PsqlFactAttribute : FactAttribute
{
    public PsqlFactAttribute()
    {
        if (!Psql.IsInstalled)
        {
            Skip = "psql is not installed: install postgresql-client.";
        }
    }
}
