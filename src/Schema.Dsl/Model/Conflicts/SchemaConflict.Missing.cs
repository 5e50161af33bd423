namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? Missing(TableName table, SchemaModel before) => before.Find(table) is not null
        ? null
        : Absent(
            before,
            $"there is no table \"{table}\". If it was there before Schema, "
                + $"declare it with ExistingTable(\"{table}\", t => …)");

    private static string? MissingColumn(TableName table, string column, SchemaModel before) =>
        Missing(table, before) ?? (before.Find(table) is { } known && known.Column(column) is null
            ? Absent(before, $"there is no column \"{column}\" in table \"{table}\"; it has "
                + Names(known.Columns.Select(one => one.Name)))
            : null);

    private static string? MissingColumns(IndexDefinition index, SchemaModel before)
    {
        var columns = index.Keys.Select(key => key.Column).OfType<string>().Concat(index.Include);
        return before.FindRelation(index.Table) is MaterializedView view
            ? columns.FirstReason(column => MissingColumn(view, column, before))
            : Missing(index.Table, before) ?? FirstMissing(index.Table, columns, before);
    }

    private static string? FirstMissing(TableName table, IEnumerable<string> columns, SchemaModel before) =>
        columns.FirstReason(column => MissingColumn(table, column, before));

    private static string? MissingIndex(TableName index, SchemaModel before) =>
        before.FindIndex(index) is not null ? null
        : before.TableOfKey(index) is { } table ? Absent(
            before,
            $"the index \"{index}\" belongs to a constraint of table \"{table.Name}\": "
                + "name that one, with a verb for constraints")
        : Absent(before, $"there is no index \"{index}\"");

    private static string? MissingConstraint(TableName table, string constraint, SchemaModel before) =>
        Missing(table, before) ?? (before.Find(table) is { } known && known.Constraint(constraint) is null
            ? Absent(before, $"there is no constraint \"{constraint}\" on table \"{table}\"; it has "
                + Names(known.Constraints.Select(one => one.Name)))
            : null);

    // A table may refer to itself.
    private static string? FirstMissingReference(Table table, SchemaModel before) => table.Constraints
        .OfType<ForeignKeyConstraint>()
        .Where(key => !before.AreSame(key.References, table.Name))
        .FirstReason(key => FirstMissing(key.References, key.ReferencedColumns, before));
}
