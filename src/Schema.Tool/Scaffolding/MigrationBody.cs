using Humanizer;

namespace Schema.Tool;

/// <summary>What a migration does, by its name. As in Rails: <c>AddEmailToUsers</c>, <c>CreateOrders</c>.</summary>
internal static class MigrationBody
{
    /// <summary>The statement; <see langword="null"/> where the name does not tell.</summary>
    public static string? Of(string name) => MigrationName.Words(name).ToArray() switch
    {
        ["Create", "Index", "On" or "For", .. var rest] => Index("Index", rest),
        ["Create", .. { Length: > 0 } table] => Create(table is [.. var words, "Table"] && words.Length > 0 ? words : table),
        ["Drop", .. { Length: > 0 } table] => $"DropTable(\"{Table(table is [.. var words, "Table"] && words.Length > 0 ? words : table)}\");",
        ["Add", "Unique", "Index", "To" or "On", .. { Length: > 1 } rest] => Index("UniqueIndex", rest),
        ["Add", "Index", "To" or "On", .. { Length: > 1 } rest] => Index("Index", rest),
        ["Add", .. var rest] when Split(rest, "To") is var (columns, table) => Add(columns, Table(table)),
        ["Remove" or "Drop", .. var rest] when Split(rest, "From") is var (columns, table) => Remove(columns, Table(table)),
        ["Rename", .. var rest] when Split(rest, "To") is var (from, to) => Rename(from, to),
        _ => null,
    };

    private static string Create(string[] table) =>
        $$"""
        CreateTable("{{Table(table)}}", t =>
        {
            t.Timestamps();
        });
        """.ReplaceLineEndings("\n");

    private static string Add(string[] columns, string table) => Each(columns) is [var only]
        ? $"AddColumn(\"{table}\", t => {Column(only)});"
        : Alter(table, Each(columns).Select(Column));

    private static string Remove(string[] columns, string table) => Each(columns) is [var only]
        ? $"RemoveColumn(\"{table}\", \"{Name(only)}\");"
        : Alter(table, Each(columns).Select(column => $"t.Remove(\"{Name(column)}\")"));

    private static string Alter(string table, IEnumerable<string> changes) =>
        $"AlterTable(\"{table}\", t =>\n{{\n{string.Concat(changes.Select(change => $"    {change};\n"))}}});";

    private static string Rename(string[] from, string[] to) => (Split(to, "In") ?? Split(to, "On")) is var (column, table)
        ? $"RenameColumn(\"{Table(table)}\", \"{Name(from)}\", to: \"{Name(column)}\");"
        : $"RenameTable(\"{Table(from)}\", to: \"{Table(to)}\");";

    // The first word that means several is the last of the table's.
    private static string? Index(string verb, string[] words)
    {
        var end = Array.FindIndex(words, word => word == word.Pluralize(inputIsKnownToBeSingular: false)) + 1;
        var length = end > 0 && end < words.Length ? end : 1;
        return words.Length < 2
            ? null
            : $"{verb}(\"{Table(words[..length])}\", {string.Join(", ", Each(words[length..]).Select(column => $"\"{Name(column)}\""))});";
    }

    private static string Column(string[] words) => Name(words) switch
    {
        var name when name.EndsWith("_id", StringComparison.Ordinal) => $"t.References(\"{name[..^3].Pluralize()}\")",
        var name when name.EndsWith("_at", StringComparison.Ordinal) => $"t.TimestampTz(\"{name}\")",
        var name when name.EndsWith("_on", StringComparison.Ordinal) => $"t.Date(\"{name}\")",
        var name when name.StartsWith("is_", StringComparison.Ordinal) || name.StartsWith("has_", StringComparison.Ordinal) =>
            $"t.Boolean(\"{name}\").NotNull().Default(false)",
        var name => $"t.Text(\"{name}\")",
    };

    private static string Table(string[] words) => Name([.. words[..^1], words[^1].Pluralize(inputIsKnownToBeSingular: false)]);

    private static string Name(string[] words) => string.Join('_', words).ToLowerInvariant();

    private static string[][] Each(string[] words)
    {
        var and = Array.IndexOf(words, "And");
        return and > 0 && and < words.Length - 1 ? [words[..and], .. Each(words[(and + 1)..])] : [words];
    }

    private static (string[] Before, string[] Behind)? Split(string[] words, string by)
    {
        var place = Array.LastIndexOf(words, by);
        return place > 0 && place < words.Length - 1 ? (words[..place], words[(place + 1)..]) : null;
    }
}
