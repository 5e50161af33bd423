using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>script</c></summary>
internal sealed class ScriptVerb(MigrationRunner runner, MigrateOptions options) : Verb(runner, options)
{
    protected override Command Define()
    {
        var from = VerbOptions.Version("--from", "The version that is applied already. Default: none.");
        var to = VerbOptions.Version("--to", "The last version to write. Default: all.");
        var idempotent = new Option<bool>("--idempotent")
        {
            Description = "Pass over what is applied already. Needs psql.",
        };
        var command = new VerbCommand(
            "script",
            "Write the SQL of migrations to standard output. Needs no server.",
            "script --from 20240705205730", "script --idempotent | psql")
        {
            from, to, idempotent,
        };
        command.Validators.Add(result =>
        {
            if (VerbOptions.Given(result, from) > VerbOptions.Given(result, to))
            {
                result.AddError("--from is newer than --to. A script only goes forward.");
            }
        });
        command.SetAction(parsed =>
        {
            var range = new ScriptRange(From: parsed.GetValue(from), To: parsed.GetValue(to) ?? Options.To);
            return Write(range, parsed.GetValue(idempotent), OptionsOf(parsed));
        });
        return command;
    }

    private int Write(ScriptRange range, bool idempotent, MigrateOptions given)
    {
        var script = Runner.Script(given);
        if (idempotent && !script.CanBeIdempotent)
        {
            var engine = script.Dialect.Capabilities.Engine;
            Runner.Surroundings.Error.WriteLine(
                $"The shell of {engine} knows no conditions: its script cannot be idempotent.");
            return ExitCode.WrongUsage;
        }

        var plan = Runner.Plan(range, given, script.Dialect);
        Output.Write(script.Write(plan.Migrations, range.AppliedVersion, idempotent));
        return ExitCode.Done;
    }
}
