using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A <see cref="StepEffect"/> as JSON.</summary>
/// <param name="Locks">Schema, table and mode of each.</param>
internal sealed record StoredEffect(IReadOnlyList<IReadOnlyList<string>>? Locks, string? Work)
{
    /// <returns><see langword="null"/> where nobody can tell.</returns>
    public static StoredEffect? Of(StepEffect effect) => effect.Work is TableWork.Unknown ? null : new(
        effect.Locks.Count == 0 ? null : [.. effect.Locks.Select(Write)],
        effect.Work is TableWork.None ? null : effect.Work.ToString());

    /// <returns>As far as it can be read: a later version may know more modes and kinds of work.</returns>
    public StepEffect ToEffect() =>
        Enum.TryParse<TableWork>(Work ?? nameof(TableWork.None), out var work) && (Locks ?? []).All(IsReadable)
            ? new((Locks ?? []).Select(Read).ToValueList(), work)
            : StepEffect.Unknown;

    private static string[] Write(TableLock held) => [held.Table.Schema ?? "", held.Table.Name, held.Mode.ToString()];

    private static bool IsReadable(IReadOnlyList<string> held) => held.Count == 3 && Enum.TryParse<LockMode>(held[2], out _);

    private static TableLock Read(IReadOnlyList<string> held) =>
        new(new TableName(held[0].Length == 0 ? null : held[0], held[1]), Enum.Parse<LockMode>(held[2]));
}
