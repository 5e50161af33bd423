using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>What tells one state of the history from another: how many rows it has, and which is on top.</summary>
internal sealed record Fence(long Count, long Position, Guid? Run)
{
    public static Fence Of(IReadOnlyList<AppliedMigration> applied) =>
        applied.Count == 0 ? new(0, 0, null) : new(applied.Count, applied[^1].Position, applied[^1].Run);
}
