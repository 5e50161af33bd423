using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Goes on with a migration that is half done, where it was broken off.</summary>
internal static class Continuation
{
    public static PlanResult Of(PlanResult result, UnfinishedMigration? half) => (result, half) switch
    {
        (PlanResult.Ready { Plan: { Migrations.Count: > 0 } plan }, { }) => Of(plan, half),
        _ => result,
    };

    private static PlanResult Of(Plan plan, UnfinishedMigration half)
    {
        var migrations = plan.Migrations.ToList();
        var place = migrations.FindIndex(
            migration => migration.Version == half.Version && migration.Direction == half.Direction);
        if (place < 0)
        {
            return Rejected(half, "It is half done, and not among what this run would do. "
                + "Run the release that began it first, which finishes it; or roll back by one step, which undoes what is "
                + "done of it.");
        }

        var migration = migrations[place];
        if (!half.IsBeginningOf(migration.Steps))
        {
            return Rejected(half, "It is half done, and was edited since: what is committed of it "
                + $"({string.Join(", ", half.Stages.Where(stage => stage.IsDone).Select(stage => stage.Summary))}) "
                + "is not what it begins with any more. Undo the edit of that part (what comes behind it can change), or "
                + "roll back by one step, which undoes what is done of it, and migrate again.");
        }

        migrations[place] = migration with
        {
            Steps = migration.Steps.Skip(half.StepsDone).ToValueList(),
            StepsDone = half.StepsDone,
        };
        return new PlanResult.Ready(new Plan(
            migrations.ToValueList(),
            half.IsOurs ? plan.Warnings : plan.Warnings.Add(GoesOn(migration, half))));
    }

    private static string GoesOn(PlannedMigration migration, UnfinishedMigration half) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}: It was broken off. It goes on behind {1} of its {2} steps.",
        migration,
        half.StepsDone,
        migration.Steps.Count);

    private static PlanResult.Rejected Rejected(UnfinishedMigration half, string message) =>
        new(new[] { new PlanProblem(half.Version, half.Name, message) });
}
