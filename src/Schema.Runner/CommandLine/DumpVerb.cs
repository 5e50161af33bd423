using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema dump</c></summary>
internal sealed class DumpVerb(MigrationRunner runner, MigrateOptions options) : Verb(runner, options)
{
    protected override Command Define()
    {
        var output = new Option<string?>("--output") { Description = "The file to write. Default: standard output.", HelpName = "file" };
        var command = new Command(
            "dump", "Write the structure of the database as SQL, with its history. PostgreSQL needs pg_dump on the PATH.")
        {
            output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var dump = await Runner.DumpAsync(OptionsOf(parsed), cancellationToken);
            if (parsed.GetValue(output) is { } file)
            {
                return await WriteAsync(file, dump, cancellationToken) ? ExitCode.Done : ExitCode.Failed;
            }

            Output.Write(dump);
            return ExitCode.Done;
        });
        return command;
    }

    // Whole or not at all: half a dump looks like one.
    private async Task<bool> WriteAsync(string file, string dump, CancellationToken cancellationToken)
    {
        var beside = $"{file}.new";
        try
        {
            await File.WriteAllTextAsync(beside, dump, cancellationToken);
            File.Move(beside, file, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Runner.Surroundings.Error.WriteLine($"{file} cannot be written: {error.Message}");
            return false;
        }
    }
}
