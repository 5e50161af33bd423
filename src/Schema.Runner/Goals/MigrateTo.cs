using Schema.Planning;

namespace Schema.Runner;

/// <summary>Everything is applied, up to a version.</summary>
/// <param name="Version">The last version to apply; <see langword="null"/> for all.</param>
internal sealed record MigrateTo(long? Version) : Goal
{
    public override Direction Direction => Direction.Forward;

    // Not an error: a job that is pinned to a version may run again after a newer release. Not silence either: with
    // other tools the same words go back.
    public override PlanResult Plan(PlanningInput input) => Planner.Migrate(input, Version) switch
    {
        PlanResult.Ready { Plan: var plan } when input.Applied.Any(row => row.Version > Version) =>
            new PlanResult.Ready(plan with { Warnings = plan.Warnings.Add(NewerStay) }),
        var result => result,
    };

    private string NewerStay =>
        $"Migrations newer than {Version} are applied, and stay: migrate only goes forward. "
        + $"To go back to {Version}, roll back to it.";
}
