using System.CommandLine;

namespace Schema.Tool;

/// <summary>The verbs of the tool. What it does not know is a verb of the project's own binary, which is built and run:
/// the tool never loads it.</summary>
internal sealed class CommandLine(string folder, TimeProvider clock, TextWriter output, TextWriter error)
{
    // What people type as an argument comes as it is.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private static readonly string[] NotBuilt = ["--no-build"];

    private readonly Option<string?> _project = new("--project", "-p")
    {
        Description = "The project: a file, or the folder that it stands in. Default: the one in this folder.",
        HelpName = "path",
        Recursive = true,
    };

    private readonly Option<bool> _noBuild = new("--no-build")
    {
        Description = "Run what was built before.",
        Recursive = true,
    };

    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var root = Root();
            var parsed = root.Parse(args, Parsing);
            return parsed.CommandResult.Command == root && parsed.UnmatchedTokens.Count > 0
                ? await PassOnAsync(parsed)
                : await parsed.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (ToolException failure)
        {
            error.WriteLine(failure.Message);
            return failure.ExitCode;
        }
    }

    private RootCommand Root()
    {
        var name = new Argument<string>("name") { Description = "What it does, such as AddEmailToUsers." };
        var add = new Command("new", "Write a migration. Its name says what is in it: CreateOrders, AddEmailToUsers, "
            + "RemoveAgeFromUsers, AddUniqueIndexToUsersEmail, RenameUsersToPeople, DropOrders.") { name };
        add.SetAction(parsed =>
        {
            var file = new MigrationFiles(Find(parsed)).Write(parsed.GetValue(name)!, clock.GetUtcNow());
            output.WriteLine(Path.GetRelativePath(folder, file));
        });

        var sqlite = new Option<bool>("--sqlite") { Description = "With SQLite beside PostgreSQL." };
        var first = new Option<string?>("--first") { Description = "The name of a first migration.", HelpName = "name" };
        var init = new Command("init", "Add the packages to a project, and a first migration if it is named.") { sqlite, first };
        init.SetAction((parsed, cancellationToken) => InitAsync(parsed, sqlite, first, cancellationToken));

        return new RootCommand("Database migrations. Further verbs are those of your project, which is built and run: migrate, "
            + "rollback, status, script, redo, verify and more. See dotnet schema help.")
        {
            TreatUnmatchedTokensAsErrors = false,
            Subcommands = { init, add },
            Options = { _project, _noBuild },
        };
    }

    private async Task<int> InitAsync(
        ParseResult parsed, Option<bool> sqlite, Option<string?> first, CancellationToken cancellationToken)
    {
        var project = Find(parsed);
        foreach (var package in parsed.GetValue(sqlite) ? new[] { "Schema.Runner", "Schema.Runner.Sqlite" } : ["Schema.Runner"])
        {
            var exitCode = await DotnetProcess.RunAsync(["add", project.File, "package", package], cancellationToken);
            if (exitCode != 0)
            {
                throw new ToolException(exitCode, $"The package {package} was not added. Nothing else was done.");
            }
        }

        if (parsed.GetValue(first) is { } name)
        {
            output.WriteLine(Path.GetRelativePath(folder, new MigrationFiles(project).Write(name, clock.GetUtcNow())));
        }

        output.WriteLine(
            $$"""
            Now let the program answer for its migrations, in the first lines of Program.cs:

                using {{project.Namespace}};

                if (await Release.RunAsync(args) is { } exitCode) return exitCode;

            and return 0 at its end. Then: dotnet schema migrate
            """);
        return 0;
    }

    private Task<int> PassOnAsync(ParseResult parsed) => DotnetProcess.RunAsync(
        [
            "run",
            "--project",
            Find(parsed).File,
            .. parsed.GetValue(_noBuild) ? NotBuilt : [],
            "--",
            "schema",
            .. parsed.UnmatchedTokens,
        ],
        CancellationToken.None);

    private ProjectFile Find(ParseResult parsed) => ProjectFile.Find(Path.GetFullPath(parsed.GetValue(_project) ?? ".", folder));
}
