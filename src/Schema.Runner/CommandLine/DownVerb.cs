using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema down</c></summary>
internal sealed class DownVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : GoalVerb(runner, options, log)
{
    protected override Command Define()
    {
        var version = VersionArgument.Of("Of the migration.");
        var command = new VerbCommand(
            "down",
            "Undo one migration, if nothing that was applied behind it stands on it.",
            "schema down 20240705205730 --dry-run")
        {
            version, DryRun, Yes, LockTimeout, WhenLocked,
        };
        command.SetAction((parsed, cancellationToken) =>
            ReachAsync(new RollbackOne(parsed.GetValue(version)), parsed, cancellationToken));
        return command;
    }
}
