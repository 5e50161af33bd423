using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>schema wait</c></summary>
internal sealed class WaitVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    private readonly Option<TimeSpan?> _limit = VerbOptions.LockTimeout();
    private readonly Option<Phase?> _phase = VerbOptions.Phase();

    protected override Command Define()
    {
        var server = new Option<bool>("--server") { Description = "Wait for the server alone, until it lets us in." };
        var to = VerbOptions.Version("--to", "The last version to wait for. Default: all.");
        var command = new VerbCommand(
            "wait",
            "Wait until others have applied what this release needs. Writes nothing.",
            "schema wait --lock-timeout 5min", "schema wait --server")
        {
            server, to, _phase, _limit,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = OptionsOf(parsed);
            await (parsed.GetValue(server)
                ? Runner.WaitForServerAsync(given, log, cancellationToken)
                : Runner.WaitUntilMigratedAsync(given with { To = parsed.GetValue(to) ?? given.To }, log, cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    protected override MigrateOptions OptionsOf(ParseResult parsed)
    {
        var given = base.OptionsOf(parsed);
        return given with
        {
            LockTimeout = parsed.GetValue(_limit) ?? given.LockTimeout,
            Phase = parsed.GetValue(_phase) ?? given.Phase,
        };
    }
}
