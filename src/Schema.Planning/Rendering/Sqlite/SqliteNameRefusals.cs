using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What cannot be named so in SQLite, which knows no schemas and no case.</summary>
internal static class SqliteNameRefusals
{
    public static string? Find(TableName name) => name switch
    {
        { Schema: not (null or "main") } =>
            $"SQLite has no schemas; name it without one, such as \"{name.Schema}_{name.Name}\"",
        _ when name.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) =>
            "SQLite keeps names that begin with sqlite_ to itself; choose another",
        _ => null,
    };

    /// <summary>Names that PostgreSQL tells apart.</summary>
    public static string? Find(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => Twin([.. Columns(create.Table)])
            ?? Twin([.. Relations(before), .. Relations(create.Table)]),
        RenameTable rename => Twin([.. Relations(before), rename.To.Name]),
        AddColumn add => Twin([.. Columns(before.Find(add.Table)), add.Column.Name]),
        RenameColumn rename =>
            Twin([.. Columns(before.Find(rename.Table)).Where(name => name != rename.From), rename.To]),
        CreateIndex create => Twin([.. Relations(before), create.Index.Name]),
        RenameIndex rename => Twin([.. Relations(before).Where(name => name != rename.From.Name), rename.To]),
        _ => null,
    };

    private static string? Twin(string[] names) => names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Select(group => group.Distinct().ToArray())
        .Where(twins => twins.Length > 1)
        .Select(twins => $"SQLite does not tell \"{twins[0]}\" from \"{twins[1]}\"; let them differ in more than case")
        .FirstOrDefault();

    private static IEnumerable<string> Columns(Table? table) => table?.Columns.Select(column => column.Name) ?? [];

    private static IEnumerable<string> Relations(SchemaModel before) => before.Tables.SelectMany(Relations);

    private static IEnumerable<string> Relations(Table table) =>
        [table.Name.Name, .. table.Indexes.Select(index => index.Name)];
}
