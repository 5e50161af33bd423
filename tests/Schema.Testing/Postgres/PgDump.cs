using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Schema.Testing.Processes;
using Xunit;

namespace Schema.Testing.Postgres;

/// <summary>PostgreSQL's own picture of a database, as SQL.</summary>
public static partial class PgDump
{
    private static readonly string? Program = Find();

    /// <summary>Why it cannot be used here; <see langword="null"/> if it can.</summary>
    internal static string? Trouble { get; } = FindTrouble();

    // Without a key, newer programs write a random one into the text.
    private static readonly string[] RestrictKey = Trouble is null ? FindRestrictKey() : [];

    /// <summary>The schema without rows, by <c>pg_dump --schema-only</c>.</summary>
    public static async Task<string> ReadSchemaAsync(PostgresDatabase database)
    {
        await using var dump = Start(["--schema-only", "--dbname", database.Url, .. RestrictKey]);
        var result = await dump.ExitAsync();
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"pg_dump: {result}");
    }

    // Beside the server's programs it is of the server's version.
    private static string? Find()
    {
        try
        {
            return Executable.Find("pg_dump", [Path.GetDirectoryName(PostgresBinaries.Path("initdb"))!]);
        }
        catch (MissingPrerequisiteException)
        {
            return null; // A test that needs a server says so.
        }
    }

    private static string? FindTrouble()
    {
        if (Program is null)
        {
            return "pg_dump is not installed: install postgresql-client.";
        }

        var (own, server) = (MajorVersion(Program), MajorVersion(PostgresBinaries.Path("initdb")));
        return own >= server
            ? null
            : $"pg_dump is of PostgreSQL {own} and cannot read a server of {server}: install postgresql-client-{server}.";
    }

    private static string[] FindRestrictKey() =>
        Run(Program!, "--help").Contains("--restrict-key", StringComparison.Ordinal) ? ["--restrict-key", "x"] : [];

    private static int MajorVersion(string program) =>
        int.Parse(FirstNumber().Match(Run(program, "--version")).Value, CultureInfo.InvariantCulture);

    private static string Run(string program, string argument) =>
        RunningProcess.Start(new ProcessStartInfo(program, [argument])).ExitAsync().GetAwaiter().GetResult().Output;

    private static RunningProcess Start(IEnumerable<string> arguments) =>
        RunningProcess.Start(new ProcessStartInfo(Program!, arguments));

    [GeneratedRegex(@"\d+")]
    private static partial Regex FirstNumber();
}

/// <summary>A test that needs <c>pg_dump</c>, which packages of PostgreSQL's server alone do not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PgDumpTheoryAttribute : TheoryAttribute
{
    public PgDumpTheoryAttribute() => Skip = PgDump.Trouble;
}
