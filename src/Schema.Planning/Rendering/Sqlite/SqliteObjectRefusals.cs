using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Objects that SQLite does not have, or not in this shape, each with what to use instead.</summary>
internal static class SqliteObjectRefusals
{
    public static string Find(ObjectName name) => name.Kind switch
    {
        ObjectKind.Schema => "SQLite has no schemas; put everything into one, or attach a second file",
        ObjectKind.Extension =>
            "SQLite has no extensions; the application loads what it needs when it connects",
        ObjectKind.Type =>
            "SQLite has no types; use Text with a Check for an enum, and columns for the parts of any other",
        ObjectKind.Domain => "SQLite has no domains; put its Check on the columns",
        ObjectKind.Collation =>
            "SQLite stores no collations; it has BINARY, NOCASE and RTRIM, "
                + "and the application registers others when it connects",
        ObjectKind.Sequence => "SQLite has no sequences; number the rows with BigInt(…).Identity()",
        ObjectKind.View =>
            "SQLite keeps a view as its text, which no change of a table follows; make it with Execute",
        ObjectKind.MaterializedView => "SQLite has no materialized views; make a table of it, with Execute",
        ObjectKind.Statistics =>
            "SQLite keeps statistics of indexes alone; leave them out, and let the application run ANALYZE",
        ObjectKind.Function or ObjectKind.Procedure =>
            $"SQLite has no {name.KindInWords}s; the application registers them when it connects",
        ObjectKind.Trigger => "a trigger of SQLite holds its statements and calls no function; make it with Execute",
        ObjectKind.Policy => "SQLite has no row-level security; whoever reads the file reads all of it",
        _ => throw new InvalidOperationException($"{name.Kind} has no rule for SQLite."),
    };
}
