using System.CommandLine;

namespace Schema.Runner;

/// <summary>A verb that brings the database to a goal, or shows how it would.</summary>
internal abstract class GoalVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected Option<bool> DryRun { get; } = VerbOptions.DryRun();

    protected Option<bool> Yes { get; } = VerbOptions.Yes();

    protected Option<TimeSpan?> LockTimeout { get; } = VerbOptions.LockTimeout();

    protected Option<WhenLocked?> WhenLocked { get; } = VerbOptions.WhenLocked();

    protected RunLog Log => log;

    protected override MigrateOptions OptionsOf(ParseResult parsed)
    {
        var given = base.OptionsOf(parsed);
        return given with
        {
            LockTimeout = parsed.GetValue(LockTimeout) ?? given.LockTimeout,
            WhenLocked = parsed.GetValue(WhenLocked) ?? given.WhenLocked,
        };
    }

    protected Task<int> ReachAsync(Goal goal, ParseResult parsed, CancellationToken cancellationToken) =>
        ReachAsync([goal], parsed, cancellationToken);

    /// <summary>Reaches one goal after the other.</summary>
    protected async Task<int> ReachAsync(
        IReadOnlyList<Goal> goals, ParseResult parsed, CancellationToken cancellationToken)
    {
        var given = OptionsOf(parsed);
        if (parsed.GetValue(DryRun))
        {
            foreach (var goal in goals)
            {
                await ShowAsync(goal, given, cancellationToken);
            }

            return ExitCode.Done;
        }

        var question = new LossQuestion(Runner, log);
        foreach (var goal in goals)
        {
            if (goal.Direction is Planning.Direction.Backward
                && !await question.MayGoOnAsync(goal, given, parsed.GetValue(Yes), cancellationToken))
            {
                return ExitCode.Failed;
            }

            await Runner.RunAsync(goal, given, log, cancellationToken);
        }

        return ExitCode.Done;
    }

    private async Task ShowAsync(Goal goal, MigrateOptions given, CancellationToken cancellationToken)
    {
        var plan = await Runner.PlanAsync(goal, given, cancellationToken);
        log.Warn(plan.Warnings);
        if (plan.Migrations.Count == 0 && !goal.IsPart)
        {
            log.NothingToDo(goal.Direction);
        }

        Output.Write(string.Join('\n', plan.Migrations.Select(SqlText.Of)));
    }
}
