using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>migrate</c></summary>
internal sealed class MigrateVerb(MigrationRunner runner, MigrateOptions options, RunLog log)
    : GoalVerb(runner, options, log)
{
    private readonly Option<Phase?> _phase = VerbOptions.Phase();
    private readonly Option<string?> _despite = VerbOptions.DespiteInstances();

    protected override Command Define()
    {
        var to = VerbOptions.Version("--to", "The last version to apply. Default: all.");
        var command = new Command("migrate", "Apply what is pending, in order.")
        {
            to, _phase, _despite, DryRun, LockTimeout, WhenLocked,
        };
        command.SetAction((parsed, cancellationToken) =>
            ReachAsync(new MigrateTo(parsed.GetValue(to) ?? Options.To), parsed, cancellationToken));
        return command;
    }

    protected override MigrateOptions OptionsOf(ParseResult parsed)
    {
        var given = base.OptionsOf(parsed);
        return given with
        {
            Phase = parsed.GetValue(_phase) ?? given.Phase,
            DespiteOlderInstances = parsed.GetValue(_despite) ?? given.DespiteOlderInstances,
        };
    }
}
