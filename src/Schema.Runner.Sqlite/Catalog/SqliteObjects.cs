using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>Reads the objects of an SQLite database by the SQL that it keeps of them.</summary>
/// <remarks>Left out on purpose: the order of columns and constraints; quotes, cases, spaces and comments.</remarks>
internal static class SqliteObjects
{
    private const string Query =
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite@_%' ESCAPE '@'";

    /// <param name="history">The table that is left out with all that belongs to it.</param>
    public static Catalog Read(SqliteDatabase database, string history) => new(
        database.Query(Query)
            .Where(row => !row.Text(2)!.Equals(history, StringComparison.OrdinalIgnoreCase))
            .SelectMany(row => Objects(row.Text(0)!, row.Text(1)!, row.Text(2)!, row.Text(3)!)));

    private static IEnumerable<CatalogObject> Objects(string type, string name, string table, string sql) => type switch
    {
        "table" => Table(name, sql),
        "view" => [Object(type, name, owner: null, ("definition", SqliteTexts.Canonical(sql)))],
        _ => [Object(type, name, $"table {table}", ("definition", SqliteTexts.Canonical(sql)))],
    };

    private static IEnumerable<CatalogObject> Table(string name, string sql)
    {
        var (columns, constraints, options) = SqliteTexts.OfTable(sql);
        yield return Object(
            "table", name, owner: null, ("constraints", string.Join('\n', constraints)), ("options", options));
        foreach (var (column, definition) in columns)
        {
            yield return Object("column", $"{name}.{column}", $"table {name}", ("definition", definition));
        }
    }

    private static CatalogObject Object(
        string type, string name, string? owner, params (string Name, string Value)[] aspects) => new(type, name)
        {
            Owner = owner,
            Aspects = aspects
                .Where(aspect => aspect.Value.Length > 0)
                .ToDictionary(aspect => aspect.Name, aspect => aspect.Value),
        };
}
