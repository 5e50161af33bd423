using System.CommandLine;

namespace Schema.Runner;

/// <summary>Each verb: its options, and what it does.</summary>
internal sealed class Verbs(MigrationRunner runner, MigrateOptions options, RunLog log)
{
    private readonly Option<string?> _connection = VerbOptions.Connection();
    private readonly Option<bool> _dryRun = VerbOptions.DryRun();

    public Command Migrate()
    {
        var to = VerbOptions.Version("--to", "The last version to apply. Default: all.");
        var verb = new Command("migrate", "Apply what is pending, in order.") { to, _dryRun, _connection };
        verb.SetAction((parsed, cancellationToken) =>
            RunAsync(new MigrateTo(parsed.GetValue(to) ?? options.To), parsed, cancellationToken));
        return verb;
    }

    public Command Rollback()
    {
        var to = VerbOptions.Version("--to", "The version that stays applied; what came after it is undone. 0 undoes everything.");
        var steps = VerbOptions.Steps();
        var verb = new Command("rollback", "Undo migrations, the last applied first. Give one of --to and --steps.") { to, steps, _dryRun, _connection };
        verb.Validators.Add(result =>
        {
            if (result.GetResult(to) is null == result.GetResult(steps) is null)
            {
                result.AddError("Give exactly one of --to V and --steps N.");
            }
        });
        verb.SetAction((parsed, cancellationToken) =>
            RunAsync(Goal.Rollback(parsed.GetValue(to), parsed.GetValue(steps)), parsed, cancellationToken));
        return verb;
    }

    public Command Status()
    {
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 3 if migrations are pending." };
        var verb = new Command("status", "List every migration: applied, pending, or unknown to this release.")
        {
            json, exitCode, _connection,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var migrations = await runner.StatusAsync(OptionsOf(parsed), cancellationToken);
            Action<IEnumerable<MigrationStatus>, TextWriter> write = parsed.GetValue(json) ? StatusJson.Write : StatusTable.Write;
            write(migrations, runner.Surroundings.Output);

            return parsed.GetValue(exitCode) && migrations.Any(migration => migration.State is MigrationState.Pending)
                ? ExitCode.Pending
                : ExitCode.Done;
        });
        return verb;
    }

    public Command Script()
    {
        var from = VerbOptions.Version("--from", "The version that is applied already. Default: none.");
        var to = VerbOptions.Version("--to", "The last version to write. Default: all.");
        var idempotent = new Option<bool>("--idempotent") { Description = "Pass over what is applied already. Needs psql." };
        var verb = new Command("script", "Write the SQL of migrations to standard output. Needs no server.")
        {
            from, to, idempotent, _connection,
        };
        verb.Validators.Add(result =>
        {
            if (VerbOptions.Given(result, from) > VerbOptions.Given(result, to))
            {
                result.AddError("--from is newer than --to. A script only goes forward.");
            }
        });
        verb.SetAction(parsed =>
        {
            var range = new ScriptRange(parsed.GetValue(from) is 0 ? null : parsed.GetValue(from), parsed.GetValue(to) ?? options.To);
            return Write(range, parsed.GetValue(idempotent), OptionsOf(parsed));
        });
        return verb;
    }

    private async Task<int> RunAsync(Goal goal, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_dryRun))
        {
            await ShowAsync(goal, OptionsOf(parsed), cancellationToken);
        }
        else
        {
            await runner.RunAsync(goal, OptionsOf(parsed), log, cancellationToken);
        }

        return ExitCode.Done;
    }

    private async Task ShowAsync(Goal goal, MigrateOptions given, CancellationToken cancellationToken)
    {
        var plan = await runner.PlanAsync(goal, given, cancellationToken);
        log.Warn(plan.Warnings);
        if (plan.Migrations.Count == 0)
        {
            log.NothingToDo(goal.Direction);
        }

        runner.Surroundings.Output.Write(string.Join('\n', plan.Migrations.Select(SqlText.Of)));
    }

    private int Write(ScriptRange range, bool idempotent, MigrateOptions given)
    {
        var script = runner.Script(given);
        if (idempotent && !script.CanBeIdempotent)
        {
            runner.Surroundings.Error.WriteLine(
                $"The shell of {script.Dialect.Capabilities.Engine} knows no conditions, so that a script for it cannot be idempotent.");
            return ExitCode.WrongUsage;
        }

        var plan = runner.Plan(range, script.Dialect);
        runner.Surroundings.Output.Write(script.Write(plan.Migrations, range.From, idempotent));
        return ExitCode.Done;
    }

    private MigrateOptions OptionsOf(ParseResult parsed) =>
        parsed.GetValue(_connection) is { } database ? options with { Database = database } : options;
}
