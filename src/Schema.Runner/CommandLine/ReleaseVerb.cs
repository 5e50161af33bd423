using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema release</c></summary>
internal sealed class ReleaseVerb(MigrationRunner runner, MigrateOptions options) : Verb(runner, options)
{
    protected override Command Define()
    {
        var command = new Command("release", "Say which release this is, and up to where its migrations go. Needs no server.");
        command.SetAction(_ =>
        {
            Output.Write($"{Runner.Release ?? "unknown"}\n");
            Output.Write(Runner.NewestVersion == 0 ? "no migrations\n" : $"{Runner.NewestVersion}\n");
        });
        return command;
    }
}
