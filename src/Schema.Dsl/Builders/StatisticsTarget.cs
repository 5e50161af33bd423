namespace Schema.Dsl;

/// <summary>How many values the planner's statistics keep of a column.</summary>
internal static class StatisticsTarget
{
    private const int Most = 10_000;

    /// <exception cref="InvalidMigrationException">PostgreSQL would cut it in silence, or refuse it.</exception>
    public static int Given(int target, string what) => target is >= 0 and <= Most
        ? target
        : throw new InvalidMigrationException($"Statistics({target}) of {what}: the target is from 0 to {Most}.");
}
