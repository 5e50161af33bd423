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
        backfill = backfill with { Key = Keys.ToWalkBy(before.Find(rows.Table), [.. backfill.Changed]) };
        backfill = backfill with { Refusal = NoWayThrough(rows.Table, backfill, before) };
        return rows.InBackground
            ? At(rows, StepEffect.None, backfill.Statement) with { Background = backfill }
            : At(rows, Locking(rows.Table, LockMode.RowExclusive, TableWork.Writes), backfill.Statement) with
            {
                Backfill = backfill,
            };
    }

    // What raw SQL may have made, the catalog is asked for, in the transaction before.
    private string? NoWayThrough(TableName name, Backfill backfill, SchemaModel before) =>
        before.HasUnknowns || before.Find(name) is not { } table ? null
        : before.HeirsOf(name).Any() ?
            $"other tables inherit from \"{name}\", and their rows can have the same key. Write Update, which changes all rows at once"
        : backfill.Key.Count > 0 ? null
        : table.PartitionedBy is not null ?
            $"\"{name}\" has no key to walk by. {GiveKey}, or fill its partitions one by one"
        : !backfill.IsMarked ?
            $"\"{name}\" has no key to walk by. {GiveKey}; or a Where(…) that asks for what it sets, and no longer holds for "
                + "a row that is done; or write Update, which changes all rows at once"
        : !Capabilities.TidRanges ?
            $"\"{name}\" has no key to walk by, and {Capabilities.Needs(14, "to do without one")}. {GiveKey}"
        : null;

    private const string GiveKey =
        "Give it a primary key, or a unique index over columns that are not null, which the backfill does not set";
}
