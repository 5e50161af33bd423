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
            Backfill = backfill with { Key = Keys.ToWalkBy(before.Find(rows.Table), [.. backfill.Changed]) },
        };
    }
}
