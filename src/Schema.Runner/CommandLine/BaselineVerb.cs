using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema baseline</c></summary>
internal sealed class BaselineVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected override Command Define()
    {
        var version = VersionArgument.Of("The last version whose work is there already.");
        var comparison = new ComparisonOptions();
        var why = new Option<string?>("--unchecked")
        {
            Description = "Do not compare the database with the migrations first, and why that is right.",
            HelpName = "why",
        };
        why.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError("--unchecked needs a reason.");
            }
        });
        var command = new Command(
            "baseline", "Mark all migrations up to a version as applied, behind a look whether the database is what they make.")
        {
            version, why, comparison.Scratch, comparison.Ignore,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var baseline = new BaselineOptions { UncheckedBecause = parsed.GetValue(why), Verify = comparison.Of(parsed) };
            await Runner.BaselineAsync(parsed.GetValue(version), baseline, OptionsOf(parsed), log, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
