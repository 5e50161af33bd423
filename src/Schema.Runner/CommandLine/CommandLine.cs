using System.CommandLine;
using System.CommandLine.Help;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The verbs that an application gets with its migrations: arguments in, an exit code out.</summary>
internal sealed class CommandLine(MigrationRunner runner, MigrateOptions options)
{
    private const string Prefix = "schema";
    private const string Help = "help";

    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    // An argument that begins with @ is an argument: connection strings and passwords come as they are.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private readonly TextWriter _error = runner.Surroundings.Error;
    private readonly RunLog _log = new(options.Logger ?? new PlainLogger(
        runner.Surroundings.Error, runner.Surroundings.IsTerminal));

    /// <returns>The exit code; <see langword="null"/> if the first argument is a word of the application's
    /// own.</returns>
    public async Task<int?> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length == 0)
        {
            return null;
        }

        var root = Root();
        var words = root.Subcommands.Select(command => command.Name).ToList();
        if (args[0] is Help)
        {
            return await RunAsync(root.Parse([.. args[1..], Questions[0]], Parsing), cancellationToken);
        }

        if (words.Contains(args[0]) || Questions.Contains(args[0]))
        {
            return await RunAsync(root.Parse(args, Parsing), cancellationToken);
        }

        return Misspelling.Meant(args[0], words) is { } meant
            ? Misused($"\"{args[0]}\" is not a verb. Did you mean {meant}?")
            : null;
    }

    private RootCommand Root()
    {
        var schema = new Command(Prefix, "Database migrations, beside verbs of the application's own.");
        var root = new RootCommand("Database migrations. Without a verb, the application itself runs.") { schema };
        if (runner.Release is { } release)
        {
            root.Options.OfType<VersionOption>().Single().Action = new ReleaseAction(release);
        }

        if (root.Options.OfType<HelpOption>().Single() is { Action: HelpAction help } option)
        {
            option.Action = new HelpWithExamples(help);
        }

        foreach (var command in new[] { root, schema })
        {
            command.Add(new MigrateVerb(runner, options, _log).ToCommand());
            command.Add(new RollbackVerb(runner, options, _log).ToCommand());
            command.Add(new StatusVerb(runner, options).ToCommand());
            command.Add(new ScriptVerb(runner, options).ToCommand());
        }

        // An application keeps its own words: further ones stand behind the prefix alone.
        schema.Add(new RedoVerb(runner, options, _log).ToCommand());
        schema.Add(new UpVerb(runner, options, _log).ToCommand());
        schema.Add(new DownVerb(runner, options, _log).ToCommand());
        schema.Add(new PendingVerb(runner, options).ToCommand());
        schema.Add(new HistoryVerb(runner, options).ToCommand());
        schema.Add(new WaitVerb(runner, options, _log).ToCommand());
        schema.Add(new ReleaseVerb(runner, options).ToCommand());
        schema.Add(new BackfillsVerb(runner, options, _log).ToCommand());
        schema.Add(new VerifyVerb(runner, options, _log).ToCommand());
        schema.Add(new BaselineVerb(runner, options, _log).ToCommand());
        schema.Add(new CreateVerb(runner, options, _log).ToCommand());
        schema.Add(DropVerb.Drop(runner, options, _log).ToCommand());
        schema.Add(DropVerb.Reset(runner, options, _log).ToCommand());
        schema.Add(new DumpVerb(runner, options).ToCommand());
        schema.Add(new LoadVerb(runner, options, _log).ToCommand());

        return root;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.Errors.Count > 0)
        {
            return Misused(UsageError.Describe(parsed));
        }

        using var interruption = new Interruption(cancellationToken);
        var invocation = new InvocationConfiguration
        {
            Output = runner.Surroundings.Output,
            Error = _error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Failed(
                ExitCode.Failed,
                $"Cancelled. {_log.CommittedSoFar.WholeInWords()} Run it again: it goes on from there.");
        }
        catch (Exception error) when (error is MigrationException or InvalidMigrationException)
        {
            return Failed(ExitCode.Of(error), error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var reason = (error.InnerException ?? error).Message;
            return Failed(ExitCode.Failed, $"Standard output cannot be written: {reason}");
        }
        catch (Exception error)
        {
            return Failed(ExitCode.Failed, error.ToString());
        }
    }

    private int Misused(string message) => Failed(ExitCode.WrongUsage, message);

    private int Failed(int exitCode, string message)
    {
        try
        {
            _error.WriteLine(message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The exit code says it too.
        }

        return exitCode;
    }
}
