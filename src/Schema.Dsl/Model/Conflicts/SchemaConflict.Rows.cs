namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongRows(RowOperation rows, SchemaModel before)
    {
        var found = rows switch
        {
            InsertRows insert => MissingOrComputed(insert.Table, insert.Columns, before) ?? NoKey(insert, before)
                ?? Twins(insert, before),
            UpdateRows update => MissingOrComputed(update.Table, Columns(update.Set), before)
                ?? FirstMissing(update.Table, Columns(update.Where), before),
            BackfillRows backfill =>
                MissingOrComputed(backfill.Table, SqlAssignments.Columns(backfill.Set.Sql), before)
                ?? new[] { backfill.Set, backfill.Where }.OfType<SqlTerms>().FirstReason(terms =>
                    FirstMissing(backfill.Table, RowExpression.Columns(terms.Sql, backfill.Table), before)),
            DeleteRows delete => FirstMissing(delete.Table, Columns(delete.Where), before),
            _ => throw new InvalidOperationException($"{rows.GetType().Name} has no conflict rule."),
        };
        return Missing(rows.Table, before) ?? found ?? (rows.Undo is RowOperation undo ? WrongRows(undo, before) : null);
    }

    private static IEnumerable<string> Columns(RowTerms terms) =>
        terms is ValueTerms { Values: var values } ? values.Select(value => value.Column) : [];

    private static string? MissingOrComputed(TableName table, IEnumerable<string> columns, SchemaModel before) =>
        FirstMissing(table, columns, before) ?? columns
            .Select(column => before.Find(table)?.Column(column))
            .FirstReason(column => column is { GeneratedAs: not null } or { Identity.Always: true }
                ? Absent(
                    before,
                    $"the column \"{column.Name}\" of \"{table}\" is computed by the server, so it cannot be given a "
                        + "value. Leave it out")
                : null);

    // The server takes the columns in any order.
    private static string? NoKey(InsertRows insert, SchemaModel before) =>
        insert.OnConflict is { } key
        && before.Find(insert.Table) is { } table
        && !Keys.Of(table).Any(candidate => Keys.AreSame(candidate.Columns, key))
            ? Absent(
                before,
                $"no key of \"{insert.Table}\" has exactly the columns {string.Join(", ", key)}, by which a row that is "
                    + "there already could be found. Make one first, with UniqueIndex or AddUnique")
            : null;

    private static string? Twins(InsertRows insert, SchemaModel before) =>
        before.Find(insert.Table) is not { } table ? null : Keys.Of(table).FirstReason(key =>
        {
            var places = key.Columns.Select(column => Array.IndexOf([.. insert.Columns], column)).ToArray();
            var hasTwins = places.All(place => place >= 0) && insert.Rows
                .Select(row => places.Select(place => row[place]).ToValueList())
                .Where(values => !values.Any(value => value is NullValue or ExpressionValue))
                .GroupBy(values => values)
                .Any(group => group.Count() > 1);
            return hasTwins
                ? Absent(
                    before,
                    $"two of the rows have the same {string.Join(", ", key.Columns)}, which the key \"{key.Name}\" of "
                        + $"\"{insert.Table}\" allows once")
                : null;
        });
}
