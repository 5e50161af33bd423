using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema create</c></summary>
internal sealed class CreateVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected override Command Define()
    {
        var command = new Command("create", "Create the database, unless it is there.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Runner.CreateDatabaseAsync(OptionsOf(parsed), log, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
