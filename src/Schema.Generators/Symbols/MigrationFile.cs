using System.Text.RegularExpressions;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>A file that is named as a migration is: <c>20240705205730_AddUsersTable.cs</c>.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Digits">What stands for the version, well-formed or not.</param>
/// <param name="Class">The class that the file is named after.</param>
internal sealed record MigrationFile(string Name, string Digits, string Class)
{
    // Up to the first dot: AddUsersTable.Designer.cs and AddUsersTable.g.cs hold parts of the same class.
    private static readonly Regex Pattern = new("^(?<digits>[0-9]+)_(?<class>[^.]+)", RegexOptions.CultureInvariant);

    // A path may come from another system: linked files, PathMap, a build log.
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The version; <see langword="null"/> if the digits are none.</summary>
    public long? Version => MigrationVersion.TryParse(Digits, out var version) ? version : null;

    /// <returns>The parts of the name; <see langword="null"/> for a file that does not state a version.</returns>
    public static MigrationFile? From(string path)
    {
        var name = NameOf(path);
        var match = Pattern.Match(name);
        return match.Success ? new(name, match.Groups["digits"].Value, match.Groups["class"].Value) : null;
    }

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);
}
