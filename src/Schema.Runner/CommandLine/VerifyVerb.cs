using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema verify</c></summary>
internal sealed class VerifyVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected override Command Define()
    {
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var comparison = new ComparisonOptions();
        var command = new Command(
            "verify",
            "Compare the database with what its migrations make of an empty one. Exits with 1 where it is not the same.")
        {
            json, comparison.Scratch, comparison.Ignore,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var verification = await Runner.VerifyAsync(
                comparison.Of(parsed), OptionsOf(parsed), log, cancellationToken);
            Output.Write(parsed.GetValue(json) ? DriftJson.Of(verification.Drift) : DriftText.Of(verification));
            return verification.Drift.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
