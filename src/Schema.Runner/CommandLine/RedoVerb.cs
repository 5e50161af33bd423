using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>schema redo</c></summary>
internal sealed class RedoVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : GoalVerb(runner, options, log)
{
    protected override Command Define()
    {
        var steps = VerbOptions.Steps("How many migrations to redo. Default: 1.");
        var command = new VerbCommand(
            "redo",
            "Undo the last migrations, and apply them again.",
            "schema redo", "schema redo --steps 2 --yes")
        {
            steps, Yes, LockTimeout, WhenLocked,
        };
        command.SetAction((parsed, cancellationToken) =>
            RedoAsync(new RollbackSteps(parsed.GetValue(steps) ?? 1), parsed, cancellationToken));
        return command;
    }

    private async Task<int> RedoAsync(RollbackSteps back, ParseResult parsed, CancellationToken cancellationToken)
    {
        var undone = (await Runner.PlanAsync(back, OptionsOf(parsed), cancellationToken)).Migrations
            .Where(migration => migration.Version > 0)
            .ToArray();
        if (undone.FirstOrDefault(migration => !Runner.Knows(migration.Version)) is { } unknown)
        {
            Runner.Surroundings.Error.WriteLine(
                $"{unknown} is not in this release: it could be undone, and not applied again. Nothing has changed.");
            return ExitCode.Failed;
        }

        return undone.Length == 0
            ? await ReachAsync(back, parsed, cancellationToken)
            : await ReachAsync(
                [back, new MigrateTo(undone.Max(migration => migration.Version))], parsed, cancellationToken);
    }

    // What is undone was applied, in whatever phase.
    protected override MigrateOptions OptionsOf(ParseResult parsed) => base.OptionsOf(parsed) with { Phase = Phase.Contract };
}
