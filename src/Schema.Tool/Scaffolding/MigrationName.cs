using System.Text.RegularExpressions;

namespace Schema.Tool;

/// <summary>What people call a migration, as the name of a class.</summary>
internal static partial class MigrationName
{
    /// <exception cref="ToolException">It is no name for a class.</exception>
    public static string Of(string given)
    {
        var name = string.Concat(Separators().Split(given.Trim()).Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return ClassName().IsMatch(name)
            ? name
            : throw new ToolException($"\"{given}\" is no name for a class. Say what the migration does, such as AddEmailToUsers.");
    }

    /// <summary>Its words: <c>Add</c>, <c>Email</c>, <c>To</c>, <c>Users</c>.</summary>
    public static IReadOnlyList<string> Words(string name) => [.. Word().Matches(name).Select(match => match.Value)];

    [GeneratedRegex("[\\s_-]+")]
    private static partial Regex Separators();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex ClassName();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[0-9]+")]
    private static partial Regex Word();
}
