using System.CommandLine;

namespace Schema.Runner;

/// <summary>A word that people type, its options, and what it does.</summary>
internal abstract class Verb(MigrationRunner runner, MigrateOptions options)
{
    private readonly Option<string?> _connection = VerbOptions.Connection();
    private readonly Option<string?> _environment = VerbOptions.Environment();
    private readonly Option<string?> _schema = VerbOptions.Schema();

    protected MigrationRunner Runner => runner;

    /// <summary>What the application says; the command line may know better.</summary>
    protected MigrateOptions Options => options;

    protected TextWriter Output => runner.Surroundings.Output;

    /// <summary>The verb as the parser wants it.</summary>
    public Command ToCommand()
    {
        var command = Define();
        command.Add(_connection);
        command.Add(_environment);
        command.Add(_schema);
        return command;
    }

    protected abstract Command Define();

    protected virtual MigrateOptions OptionsOf(ParseResult parsed) =>
        options with
        {
            Database = parsed.GetValue(_connection) ?? options.Database,
            DataSource = parsed.GetValue(_connection) is null ? options.DataSource : null,
            Environment = parsed.GetValue(_environment) ?? options.Environment,
            Schema = parsed.GetValue(_schema) ?? options.Schema,
        };
}
