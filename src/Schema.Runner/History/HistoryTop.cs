using Schema.Planning;

namespace Schema.Runner;

/// <summary>What tells one state of the history from another. A stack whose size and top are unchanged is unchanged:
/// whoever takes rows away and puts others in their place comes with a run of his own.</summary>
/// <param name="Count">How many rows there are.</param>
/// <param name="Position">The position of the last.</param>
/// <param name="Run">The run that wrote the last; <see langword="null"/> if another tool did.</param>
internal sealed record HistoryTop(int Count, long Position, Guid? Run)
{
    /// <param name="applied">In the order of application.</param>
    public static HistoryTop Of(IReadOnlyList<AppliedMigration> applied) =>
        applied.Count == 0 ? new(0, 0, null) : new(applied.Count, applied[^1].Position, applied[^1].Run);
}
