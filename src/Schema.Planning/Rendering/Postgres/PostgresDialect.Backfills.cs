using Schema.Dsl;

namespace Schema.Planning;

// Rows that are changed in batches.
internal sealed partial class PostgresDialect
{
    private Step InBatches(BackfillRows rows, SchemaModel before)
    {
        var backfill = new Backfill(Table(rows.Table), rows.Set.Sql, rows.Where?.Sql)
        {
            Name = rows.Table.ToString(),
            BatchSize = rows.BatchSize,
            Target = rows.Target,
        };
        return At(rows, Locking(rows.Table, LockMode.RowExclusive, TableWork.Writes), backfill.Statement) with
        {
            Backfill = backfill with { Key = KeyOf(before.Find(rows.Table), backfill.Changed) },
        };
    }

    private static ValueList<string> KeyOf(Table? table, IReadOnlyList<string> changed) =>
        table is null ? ValueList<string>.Empty : Keys.Of(table)
            .Select(key => key.Columns)
            .FirstOrDefault(columns => columns.All(column =>
                !changed.Contains(column)
                && (table.Column(column) is { NotNull: true } || IsPrimary(table, column))))
            ?? ValueList<string>.Empty;

    private static bool IsPrimary(Table table, string column) =>
        table.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Contains(column));
}
