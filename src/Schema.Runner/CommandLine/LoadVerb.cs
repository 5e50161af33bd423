using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema load</c></summary>
internal sealed class LoadVerb(MigrationRunner runner, MigrateOptions options, RunLog log) : Verb(runner, options)
{
    protected override Command Define()
    {
        var file = new Argument<string>("file") { Description = "What schema dump has written." };
        var command = new Command("load", "Make an empty database what schema dump has written, in one transaction.") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string dump;
            try
            {
                dump = await File.ReadAllTextAsync(parsed.GetValue(file)!, cancellationToken);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Runner.Surroundings.Error.WriteLine($"{parsed.GetValue(file)} cannot be read: {error.Message}");
                return ExitCode.Failed;
            }

            await Runner.LoadAsync(dump, OptionsOf(parsed), log, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
