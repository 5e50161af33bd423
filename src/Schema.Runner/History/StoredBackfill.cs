using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A <see cref="Backfill"/> as JSON, in a way back.</summary>
internal sealed record StoredBackfill(
    string Table, string Set, string? Where, string Name, IReadOnlyList<string> Key, int BatchSize, double TargetSeconds)
{
    public static StoredBackfill Of(Backfill backfill) => new(
        backfill.Table,
        backfill.Set,
        backfill.Where,
        backfill.Name,
        backfill.Key,
        backfill.BatchSize,
        backfill.Target.TotalSeconds);

    public Backfill ToBackfill() => new(Table, Set, Where)
    {
        Name = Name,
        Key = Key.ToValueList(),
        BatchSize = BatchSize,
        Target = TimeSpan.FromSeconds(TargetSeconds),
    };
}
