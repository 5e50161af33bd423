using System.CommandLine;

namespace Schema.Runner;

/// <summary><c>schema drop</c> and <c>schema reset</c>: what takes the whole database away.</summary>
internal sealed class DropVerb : Verb
{
    private readonly string _name;
    private readonly string _description;
    private readonly Func<string, bool, MigrateOptions, CancellationToken, Task> _act;

    private DropVerb(
        MigrationRunner runner,
        MigrateOptions options,
        string name,
        string description,
        Func<string, bool, MigrateOptions, CancellationToken, Task> act)
        : base(runner, options) => (_name, _description, _act) = (name, description, act);

    public static DropVerb Drop(MigrationRunner runner, MigrateOptions options, RunLog log) => new(
        runner,
        options,
        "drop",
        "Drop the database, with all that is in it.",
        (name, force, given, cancellationToken) => runner.DropDatabaseAsync(name, force, given, log, cancellationToken));

    public static DropVerb Reset(MigrationRunner runner, MigrateOptions options, RunLog log) => new(
        runner,
        options,
        "reset",
        "Drop the database, with all that is in it, create it again, and migrate it.",
        (name, force, given, cancellationToken) => runner.ResetDatabaseAsync(name, force, given, log, cancellationToken));

    protected override Command Define()
    {
        var database = new Option<string>("--database")
        {
            Description = "The name of the database that is connected to, so that no other one is dropped by accident.",
            HelpName = "name",
            Required = true,
        };
        var force = new Option<bool>("--force")
        {
            Description = "Outside of the environment Development too, and with the sessions of those who are connected.",
        };
        var command = new Command(_name, _description) { database, force };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await _act(parsed.GetValue(database)!, parsed.GetValue(force), OptionsOf(parsed), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
