using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>An SQL file that is named as a half of a migration is:
/// <c>20200823093500_create_session_table.up.sql</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Digits">What stands for the version, well-formed or not.</param>
/// <param name="Name">The migration's name.</param>
/// <param name="IsUp">The half that is run; otherwise the one that undoes it.</param>
internal sealed record SqlMigrationFile(string Path, string Digits, string Name, bool IsUp)
{
    private const string Up = ".up.sql";
    private const string Down = ".down.sql";

    // Migratus puts a dash behind the digits.
    private static readonly Regex Pattern = new(
        @"^(?<digits>[0-9]+)[_-](?<name>.+)\.(?<way>up|down)\.sql$", RegexOptions.CultureInvariant);

    private static readonly Regex Beginning = new("^[0-9]+[_-]", RegexOptions.CultureInvariant);

    /// <summary>The version; <see langword="null"/> if the digits are none.</summary>
    public long? Version => MigrationVersion.TryParse(Digits, out var version) ? version : null;

    /// <summary>The file of the other half.</summary>
    public string OtherPath => IsUp ? WithEnding(Up, Down) : WithEnding(Down, Up);

    /// <returns>The parts of the name; <see langword="null"/> for a file that is none.</returns>
    public static SqlMigrationFile? From(string path)
    {
        var match = Pattern.Match(MigrationFile.NameOf(path));
        return match.Success
            ? new(path, match.Groups["digits"].Value, match.Groups["name"].Value, match.Groups["way"].Value == "up")
            : null;
    }

    /// <summary>Whether a file looks like a migration, and is not named as one. Other files are there to be executed by
    /// name.</summary>
    public static bool IsMisnamed(string path)
    {
        var name = MigrationFile.NameOf(path);
        return From(path) is null && (Beginning.IsMatch(name) || name.EndsWith(Up, StringComparison.Ordinal));
    }

    /// <summary>The beginning of the file: its name is what is wrong with it, or all of it is.</summary>
    public static Location LocationOf(string path) => Location.Create(path, default, default);

    private string WithEnding(string from, string to) => Path.Substring(0, Path.Length - from.Length) + to;
}
