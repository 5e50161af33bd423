using System.CommandLine;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary><c>schema backfills</c>: shows them; and <c>run</c>, <c>pause</c>, <c>resume</c>, <c>cancel</c>.</summary>
internal sealed class BackfillsVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected override Command Define()
    {
        var command = new VerbCommand(
            "backfills",
            "List the rows that migrations fill in batches, and how far that is.",
            "schema backfills", "schema backfills run", "schema backfills pause 20240705205730")
        {
            new RunVerb(Runner, Options, log).ToCommand(),
            new StateVerb(Runner, Options, "pause", "Stop the backfills of a migration behind the batch that runs.",
                "paused", ["pending", "running", "failed"]).ToCommand(),
            new StateVerb(Runner, Options, "resume", "Let the backfills of a migration go on that were paused or cancelled.",
                "pending", ["paused", "cancelled"]).ToCommand(),
            new StateVerb(Runner, Options, "cancel", "Give up the backfills of a migration. What is filled stays.",
                "cancelled", ["pending", "running", "failed", "paused"]).ToCommand(),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Output.Write(BackfillTable.Of(await Runner.BackfillsAsync(OptionsOf(parsed), cancellationToken)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary><c>schema backfills run</c></summary>
    private sealed class RunVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
    {
        private readonly Option<TimeSpan?> _lockTimeout = VerbOptions.LockTimeout();
        private readonly Option<WhenLocked?> _whenLocked = VerbOptions.WhenLocked();

        protected override Command Define()
        {
            var command = new Command("run", "Fill what migrations have left to the background, until nothing is open.")
            {
                _lockTimeout, _whenLocked,
            };
            command.SetAction(async (parsed, cancellationToken) =>
            {
                await Runner.RunBackfillsAsync(OptionsOf(parsed), log, cancellationToken);
                return ExitCode.Done;
            });
            return command;
        }

        protected override MigrateOptions OptionsOf(System.CommandLine.ParseResult parsed)
        {
            var given = base.OptionsOf(parsed);
            return given with
            {
                LockTimeout = parsed.GetValue(_lockTimeout) ?? given.LockTimeout,
                WhenLocked = parsed.GetValue(_whenLocked) ?? given.WhenLocked,
            };
        }
    }

    /// <summary>One that gives the backfills of a migration another state.</summary>
    private sealed class StateVerb(
        MigrationRunner runner, MigrateOptions options, string name, string description, string state, string[] from)
        : Verb(runner, options)
    {
        protected override Command Define()
        {
            var version = new Argument<string>("version") { Description = "Of the migration." };
            var command = new Command(name, description) { version };
            command.SetAction(async (parsed, cancellationToken) =>
            {
                var text = parsed.GetValue(version)!;
                if (!MigrationVersion.TryParse(text, out var meant))
                {
                    Runner.Surroundings.Error.WriteLine(
                        $"\"{text}\" is not a version. A version is 14 digits, such as 20240705205730.");
                    return ExitCode.WrongUsage;
                }

                if (await Runner.SetBackfillsAsync(meant, state, from, OptionsOf(parsed), cancellationToken) > 0)
                {
                    return ExitCode.Done;
                }

                Runner.Surroundings.Error.WriteLine(
                    $"{meant} has no backfill that is {string.Join(" or ", from)}. See schema backfills.");
                return ExitCode.Failed;
            });
            return command;
        }
    }
}
