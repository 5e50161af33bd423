using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>schema up</c></summary>
internal sealed class UpVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : GoalVerb(runner, options, log)
{
    private readonly Option<Phase?> _phase = VerbOptions.Phase();

    protected override Command Define()
    {
        var version = VersionArgument.Of("Of the migration.");
        var command = new VerbCommand(
            "up",
            "Apply one migration, whatever else is pending.",
            "schema up 20240705205730")
        {
            version, _phase, DryRun, LockTimeout, WhenLocked,
        };
        command.SetAction((parsed, cancellationToken) =>
            ReachAsync(new MigrateOne(parsed.GetValue(version)), parsed, cancellationToken));
        return command;
    }

    protected override MigrateOptions OptionsOf(ParseResult parsed)
    {
        var given = base.OptionsOf(parsed);
        return given with { Phase = parsed.GetValue(_phase) ?? given.Phase };
    }
}
