using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Quotes names and values for PostgreSQL: the one place that stands between a string and the SQL around
/// it.</summary>
internal static class PostgresSyntax
{
    /// <summary>A query for the tablespace of what names none, quoted as a name.</summary>
    public const string DefaultTablespace =
        "SELECT pg_catalog.quote_ident(t.spcname) FROM pg_catalog.pg_database AS d "
        + "JOIN pg_catalog.pg_tablespace AS t ON t.oid = d.dattablespace "
        + "WHERE d.datname = pg_catalog.current_database()";

    // Always quoted: an unquoted name folds to lower case, and may be a keyword in some later PostgreSQL.
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    // Without a schema it is found by the search path: the target schema's own, or one of PostgreSQL's.
    public static string Collation(TableName collation) =>
        collation.Schema is null ? Name(collation.Name) : $"{Name(collation.Schema)}.{Name(collation.Name)}";

    public static string Qualified(TableName name, string defaultSchema) =>
        $"{Name(name.Schema ?? defaultSchema)}.{Name(name.Name)}";

    // With a backslash in it, E'' means the same whatever standard_conforming_strings is.
    public static string Text(string text)
    {
        var quoted = text.Replace("'", "''");
        return quoted.IndexOf('\\') < 0 ? $"'{quoted}'" : $"E'{quoted.Replace("\\", "\\\\")}'";
    }
}
