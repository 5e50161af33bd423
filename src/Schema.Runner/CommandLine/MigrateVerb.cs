using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>migrate</c></summary>
internal sealed class MigrateVerb(MigrationRunner runner, MigrateOptions options, RunLog log)
    : GoalVerb(runner, options, log)
{
    private readonly Option<Phase?> _phase = VerbOptions.Phase();
    private readonly Option<string?> _despite = VerbOptions.DespiteInstances();
    private readonly Option<long?> _to = VerbOptions.Version("--to", "The last version to apply. Default: all.");
    private readonly Option<long?> _before = VerbOptions.Version("--before", "Stop just before this version.");
    private readonly Option<int?> _steps = VerbOptions.Steps("How many of the pending migrations to apply.");
    private readonly Option<bool> _exact = new("--exact")
    {
        Description = "Undo first what a newer release has applied, by the way back that its rows hold. Data can be lost.",
    };

    protected override Command Define()
    {
        var command = new VerbCommand(
            "migrate",
            "Apply what is pending, in order.",
            "migrate", "migrate --dry-run", "migrate --phase contract", "migrate --before 20240705223300")
        {
            _to, _before, _steps, _exact, _phase, _despite, DryRun, Yes, LockTimeout, WhenLocked,
        };
        command.Validators.Add(result =>
        {
            if (new Option[] { _to, _before, _steps }.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("Give one of --to V, --before V and --steps N.");
            }
        });
        command.SetAction((parsed, cancellationToken) => ReachAsync(Goals(parsed), parsed, cancellationToken));
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

    private IReadOnlyList<Goal> Goals(ParseResult parsed)
    {
        Goal goal = (parsed.GetValue(_before), parsed.GetValue(_steps)) switch
        {
            ({ } version, _) => new MigrateBefore(version),
            (_, { } steps) => new MigrateSteps(steps),
            _ => new MigrateTo(parsed.GetValue(_to) ?? Options.To),
        };
        return parsed.GetValue(_exact) || Options.Exact ? [new RollbackUnknown(), goal] : [goal];
    }
}
