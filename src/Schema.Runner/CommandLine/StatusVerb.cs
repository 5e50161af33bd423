using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>status</c></summary>
internal sealed class StatusVerb(MigrationRunner runner, MigrateOptions options) : Verb(runner, options)
{
    protected override Command Define()
    {
        var json = VerbOptions.Json();
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 3 if migrations are pending." };
        var command = new VerbCommand(
            "status",
            "List every migration: applied, pending, or unknown to this release.",
            "status", "status --json", "status --exit-code")
        {
            json, exitCode,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var migrations = await Runner.StatusAsync(OptionsOf(parsed), cancellationToken);
            Output.Write(parsed.GetValue(json) ? StatusJson.Of(migrations) : StatusTable.Of(migrations));

            return parsed.GetValue(exitCode) && migrations.Any(IsDue)
                ? ExitCode.Pending
                : ExitCode.Done;
        });
        return command;
    }

    // What waits for its phase is not late.
    private static bool IsDue(MigrationStatus migration) =>
        migration is { State: MigrationState.Pending, Phase: Phase.Expand };
}
