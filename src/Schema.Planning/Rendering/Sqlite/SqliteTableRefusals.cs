using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What cannot be done to a table in SQLite because of the rest of it, known or not.</summary>
internal static class SqliteTableRefusals
{
    public static string? Find(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => Unlike(create.Table.Expanded(before)) ?? Impossible(create.Table.Expanded(before)),
        RenameIndex rename when before.FindIndex(rename.From) is null =>
            $"SQLite has to make the index anew for that, and what \"{rename.From}\" indexes is not known; "
            + "drop it and create it under its new name",
        DropColumn drop when before.Find(drop.Table) is not null => Impossible(After(operation, drop.Table, before)),
        _ when SqliteRebuild.Rebuilt(operation, before) is { } table => before.Find(table) is null
            ? $"SQLite has to make the table anew for that, and what \"{table}\" looks like is not known; "
                + $"declare the whole of it before, with ExistingTable(\"{table}\", t => …)"
            : UnknownPart(operation, before) ?? Impossible(After(operation, table, before)),
        _ => null,
    };

    private static Table After(Operation operation, TableName table, SchemaModel before) =>
        before.Apply(operation).Find(table)!;

    private static string? Unlike(Table table) => table.Like.Count == 0
        ? null
        : $"SQLite has no LIKE, and what \"{table.Like[0].Table}\" looks like is not known; declare it before, with "
            + $"ExistingTable(\"{table.Like[0].Table}\", t => …)";

    private static string? Impossible(Table table) =>
        NoColumns(table) ?? IdentityBesideKey(table) ?? GeneratedInKey(table);

    private static string? GeneratedInKey(Table table) => table.Constraints
        .OfType<PrimaryKeyConstraint>()
        .SelectMany(key => key.Columns)
        .FirstOrDefault(name => table.Column(name)?.GeneratedAs is not null) is { } name
            ? $"SQLite has no generated columns in primary keys; make \"{name}\" unique instead"
            : null;

    private static string? NoColumns(Table table) => table.Columns.All(column => column.GeneratedAs is not null)
        ? "SQLite has no tables without columns; keep one, or drop the table"
        : null;

    private static string? IdentityBesideKey(Table table)
    {
        var key = table.Constraints.OfType<PrimaryKeyConstraint>().FirstOrDefault();
        var identities = table.Columns.Where(column => column.Identity is not null);
        var beside = key is null
            ? identities.Skip(1).FirstOrDefault()
            : identities.FirstOrDefault(column => !key.Columns.SequenceEqual([column.Name]));
        return beside is null
            ? null
            : "SQLite numbers rows only in a primary key of one column, so "
                + $"\"{beside.Name}\" cannot be an identity column; make it the primary key, or leave Identity() out";
    }

    private static string? UnknownPart(Operation operation, SchemaModel before) => operation switch
    {
        AlterColumnType alter => Column(alter.Table, alter.Column, before),
        SetNotNull set => Column(set.Table, set.Column, before),
        DropNotNull drop => Column(drop.Table, drop.Column, before),
        SetDefault set => Column(set.Table, set.Column, before),
        DropDefault drop => Column(drop.Table, drop.Column, before),
        SetCollation set => Column(set.Table, set.Column, before),
        SetIdentity set => Column(set.Table, set.Column, before),
        DropIdentity drop => Column(drop.Table, drop.Column, before),
        SetExpression set => Column(set.Table, set.Column, before),
        DropExpression drop => Column(drop.Table, drop.Column, before),
        DropConstraint drop => Constraint(drop.Table, drop.Constraint, before),
        RenameConstraint rename => Constraint(rename.Table, rename.From, before),
        AlterConstraint alter => Constraint(alter.Table, alter.Constraint, before),
        _ => null,
    };

    private static string? Column(TableName table, string column, SchemaModel before) =>
        before.Find(table)!.Column(column) is null ? Unknown(table, $"the column \"{column}\"") : null;

    private static string? Constraint(TableName table, string constraint, SchemaModel before) =>
        before.Find(table)!.Constraint(constraint) is null ? Unknown(table, $"the constraint \"{constraint}\"") : null;

    private static string Unknown(TableName table, string part) =>
        $"SQLite has to make the table anew for that, and {part} of \"{table}\" is not known; "
        + "change it with Execute, as it was made";
}
