using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>The first so many of what is pending when the run begins are applied.</summary>
internal sealed record MigrateSteps(int Count) : Goal
{
    public override Direction Direction => Direction.Forward;

    // A run that lost a race must not apply as many again.
    public override Goal FixedTo(HistoryReading reading, PlanningInput input)
    {
        var applied = input.Applied.Select(row => row.Version).ToHashSet();
        var pending = input.Registered
            .Where(entry => entry.Kind is MigrationKind.Versioned && entry.Phase <= input.Phase && !applied.Contains(entry.Version))
            .Select(entry => entry.Version)
            .Order()
            .ToArray();
        return new MigrateTo(pending.Length > Count ? pending[Count - 1] : null);
    }

    public override PlanResult Plan(PlanningInput input) => FixedTo(new([], HistoryState.Ready, null), input).Plan(input);
}
