using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>migrate</c></summary>
internal sealed class MigrateVerb(MigrationRunner runner, MigrateOptions options, RunLog log)
    : GoalVerb(runner, options, log)
{
    protected override Command Define()
    {
        var to = VerbOptions.Version("--to", "The last version to apply. Default: all.");
        var command = new Command("migrate", "Apply what is pending, in order.") { to, DryRun, LockTimeout };
        command.SetAction((parsed, cancellationToken) =>
            ReachAsync(new MigrateTo(parsed.GetValue(to) ?? Options.To), parsed, cancellationToken));
        return command;
    }
}
