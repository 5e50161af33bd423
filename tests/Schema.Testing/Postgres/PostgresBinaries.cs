using System.Globalization;
using Schema.Testing.Processes;

namespace Schema.Testing.Postgres;

/// <summary>Where PostgreSQL's server programs are.</summary>
internal static class PostgresBinaries
{
    private static readonly Lazy<string> Folder = new(Find);

    public static string Path(string program) => System.IO.Path.Combine(Folder.Value, program);

    private static string Find() =>
        System.IO.Path.GetDirectoryName(Executable.Find("initdb", Candidates()))
        ?? throw new MissingPrerequisiteException(
            "PostgreSQL's server is missing: run ./test.sh, or install postgresql, or set PG_BIN to where initdb is.");

    private static IEnumerable<string> Candidates() =>
    [
        Environment.GetEnvironmentVariable("PG_BIN") ?? "",
        .. NewestFirst("/usr/lib/postgresql"), // Debian, Ubuntu
        .. NewestFirst("/usr", "pgsql-*"), // Red Hat
        .. NewestFirst("/opt/homebrew/opt", "postgresql*"),
        .. NewestFirst("/usr/local/opt", "postgresql*"),
        .. NewestFirst("/Applications/Postgres.app/Contents/Versions"),
        "/usr/local/pgsql/bin",
    ];

    private static IEnumerable<string> NewestFirst(string folder, string versions = "*") =>
        Directory.Exists(folder)
            ? Directory.GetDirectories(folder, versions)
                .OrderByDescending(Version)
                .Select(version => System.IO.Path.Combine(version, "bin"))
            : [];

    private static decimal Version(string folder)
    {
        var digits = new string([.. System.IO.Path.GetFileName(folder).SkipWhile(c => !char.IsDigit(c))]);
        return decimal.TryParse(digits, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
