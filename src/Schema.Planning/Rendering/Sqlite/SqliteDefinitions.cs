using Schema.Dsl;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Planning;

/// <summary>Renders the parts of a table as they stand in CREATE TABLE, ALTER TABLE and CREATE INDEX.</summary>
internal static class SqliteDefinitions
{
    /// <param name="name">The name to create the table under.</param>
    public static string Table(Table table, string name)
    {
        // The primary key comes first: with UNIQUE over its column before it, SQLite 3.50 cannot rename the column,
        // "expressions prohibited in PRIMARY KEY and UNIQUE constraints". An exclusion was refused where it was
        // written: what comes after that is planned for its own problems, and does not run.
        var constraints = table.Constraints
            .Where(constraint => constraint != NumberedKey(table) && constraint is not ExclusionConstraint)
            .OrderByDescending(constraint => constraint is PrimaryKeyConstraint);
        var parts = table.Columns.Select(column => Column(table, column))
            .Concat(constraints.Select(constraint => Constraint(table, constraint)));
        return $"CREATE TABLE {Name(name)} (\n    {string.Join(",\n    ", parts)}\n)";
    }

    public static string Column(Table table, Column column) => string.Concat(
        $"{Name(column.Name)} {(column.Identity is null ? SqliteTypes.Render(column.Type) : "INTEGER")}",
        column.Identity is null ? "" : Numbered(NumberedKey(table)),
        Collation(column) is { } collation ? $" COLLATE {collation}" : "",
        column.GeneratedAs is { } expression ? Generated(Unqualified(expression, table), column.IsVirtual) : "",
        column.Default is { } value ? $" DEFAULT {SqliteValues.Render(value)}" : "",
        column.NotNull ? " NOT NULL" : "");

    public static string Index(IndexDefinition index) => string.Concat(
        $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {Name(index.Name)} ON {Name(index.Table.Name)}",
        $" ({string.Join(", ", index.Keys.Select(Key))})",
        index.Where is { } condition ? $" WHERE {condition}" : "");

    /// <summary>The primary key that is one identity column: SQLite numbers rows there and nowhere else.</summary>
    public static PrimaryKeyConstraint? NumberedKey(Table table) => table.Constraints
        .OfType<PrimaryKeyConstraint>()
        .FirstOrDefault(key => key.Columns.Count == 1 && table.Column(key.Columns[0])?.Identity is not null);

    // Without a primary key, an identity column is it all the same: there is no other way to number rows.
    private static string Numbered(PrimaryKeyConstraint? key) =>
        (key is null ? "" : $" CONSTRAINT {Name(key.Name)}") + " PRIMARY KEY AUTOINCREMENT";

    private static string Generated(string expression, bool isVirtual) =>
        $" GENERATED ALWAYS AS ({expression}) {(isVirtual ? "VIRTUAL" : "STORED")}";

    private static string? Collation(Column column) =>
        column.Collation?.Name ?? (column.Type.Name == "citext" ? "NOCASE" : null);

    private static string Constraint(Table table, Constraint constraint) =>
        $"CONSTRAINT {Name(constraint.Name)} {Body(table, constraint)}";

    private static string Body(Table table, Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => $"PRIMARY KEY ({Names(key.Columns)})",
        UniqueConstraint unique => $"UNIQUE ({Names(unique.Columns)})",
        CheckConstraint check => $"CHECK ({Unqualified(check.Expression, table)})",
        ForeignKeyConstraint key => string.Concat(
            $"FOREIGN KEY ({Names(key.Columns)}) REFERENCES {Name(key.References.Name)}",
            $" ({Names(key.ReferencedColumns)})",
            Action("ON DELETE", key.OnDelete),
            Action("ON UPDATE", key.OnUpdate),
            Deferral(key.Deferral)),
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no SQL."),
    };

    // While a table is made anew it has another name, which its own expressions must not mention.
    private static string Unqualified(string expression, Table table) =>
        SqliteExpression.Unqualified(expression, table.Name.Name);

    private static string Key(IndexKey key) =>
        (key.Column is { } column ? Name(column) : $"({key.Expression})")
        + (key.Collation is { } collation ? $" COLLATE {collation.Name}" : "")
        + (key.Sort == Sort.Descending ? " DESC" : "");

    private static string Deferral(Deferral deferral) => deferral switch
    {
        Dsl.Deferral.NotDeferrable => "",
        Dsl.Deferral.Deferrable => " DEFERRABLE",
        Dsl.Deferral.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        _ => throw new InvalidOperationException($"{deferral} has no SQL."),
    };

    private static string Action(string when, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.Restrict => $" {when} RESTRICT",
        ReferentialAction.Cascade => $" {when} CASCADE",
        ReferentialAction.SetNull => $" {when} SET NULL",
        ReferentialAction.SetDefault => $" {when} SET DEFAULT",
        _ => throw new InvalidOperationException($"{action} has no SQL."),
    };
}
