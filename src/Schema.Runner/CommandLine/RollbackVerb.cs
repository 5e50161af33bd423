using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>rollback</c></summary>
internal sealed class RollbackVerb(MigrationRunner runner, MigrateOptions options, RunLog log)
    : GoalVerb(runner, options, log)
{
    protected override Command Define()
    {
        var to = VerbOptions.Version(
            "--to", "The version that stays applied; what came after it is undone. 0 undoes everything.");
        var steps = VerbOptions.Steps();
        var command = new Command("rollback", "Undo migrations, the last applied first. Give one of --to and --steps.")
        {
            to, steps, DryRun, LockTimeout, WhenLocked,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(to) is null == result.GetResult(steps) is null)
            {
                result.AddError("Give exactly one of --to V and --steps N.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            ReachAsync(Goal.Rollback(parsed.GetValue(to), parsed.GetValue(steps)), parsed, cancellationToken));
        return command;
    }
}
