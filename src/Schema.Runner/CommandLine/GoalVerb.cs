using System.CommandLine;

namespace Schema.Runner;

/// <summary>A verb that brings the database to a goal, or shows how it would.</summary>
internal abstract class GoalVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected Option<bool> DryRun { get; } = VerbOptions.DryRun();

    protected Option<TimeSpan?> LockTimeout { get; } = VerbOptions.LockTimeout();

    protected Option<WhenLocked?> WhenLocked { get; } = VerbOptions.WhenLocked();

    protected override MigrateOptions OptionsOf(ParseResult parsed)
    {
        var given = base.OptionsOf(parsed);
        return given with
        {
            LockTimeout = parsed.GetValue(LockTimeout) ?? given.LockTimeout,
            WhenLocked = parsed.GetValue(WhenLocked) ?? given.WhenLocked,
        };
    }

    protected async Task<int> ReachAsync(Goal goal, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(DryRun))
        {
            await ShowAsync(goal, OptionsOf(parsed), cancellationToken);
        }
        else
        {
            await Runner.RunAsync(goal, OptionsOf(parsed), log, cancellationToken);
        }

        return ExitCode.Done;
    }

    private async Task ShowAsync(Goal goal, MigrateOptions given, CancellationToken cancellationToken)
    {
        var plan = await Runner.PlanAsync(goal, given, cancellationToken);
        log.Warn(plan.Warnings);
        if (plan.Migrations.Count == 0)
        {
            log.NothingToDo(goal.Direction);
        }

        Output.Write(string.Join('\n', plan.Migrations.Select(SqlText.Of)));
    }
}
