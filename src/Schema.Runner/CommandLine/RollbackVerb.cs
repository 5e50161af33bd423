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
        var after = VerbOptions.Version("--after", "Undo what is newer than this version, whether or not that is applied.");
        var steps = VerbOptions.Steps("How many migrations to undo.");
        var command = new VerbCommand(
            "rollback",
            "Undo migrations, the last applied first. Give one of --to, --after and --steps.",
            "rollback --steps 1", "rollback --to 20240705205730 --dry-run", "rollback --after 20240705205730 --yes")
        {
            to, after, steps, DryRun, Yes, LockTimeout, WhenLocked,
        };
        command.Validators.Add(result =>
        {
            if (new Option[] { to, after, steps }.Count(option => result.GetResult(option) is not null) != 1)
            {
                result.AddError("Give exactly one of --to V, --after V and --steps N.");
            }
        });
        command.SetAction((parsed, cancellationToken) => ReachAsync(
            parsed.GetValue(after) is { } version
                ? new RollbackAfter(version)
                : Goal.Rollback(parsed.GetValue(to), parsed.GetValue(steps)),
            parsed,
            cancellationToken));
        return command;
    }
}
