using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Objects that SQLite does not have, each with what to use instead.</summary>
internal static class SqliteObjectRefusals
{
    public static string Find(ObjectName name) => $"SQLite has no {name.KindInWords}s; {Alternative(name)}";

    private static string Alternative(ObjectName name) => name.Kind switch
    {
        ObjectKind.Schema => "put everything into one, or attach a second file",
        ObjectKind.Extension => "the application loads what it needs when it connects",
        ObjectKind.Type => "use Text with a Check for an enum, and columns for the parts of any other",
        ObjectKind.Domain => "put its Check on the columns",
        ObjectKind.View => "make it with Execute",
        ObjectKind.MaterializedView => "make a table of it, with Execute",
        _ => throw new InvalidOperationException($"{name.Kind} has no rule for SQLite."),
    };
}
