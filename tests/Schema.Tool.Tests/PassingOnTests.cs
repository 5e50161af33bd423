using System.Runtime.CompilerServices;
using Schema.Testing.Processes;

namespace Schema.Tool.Tests;

/// <summary>The verbs of the project, by its own binary.</summary>
public sealed class PassingOnTests : IDisposable
{
    private static readonly BuiltProgram Tool = new("Schema.Tool");

    private readonly string _folder = Directory.CreateTempSubdirectory("schema-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Runs_the_verb_with_its_options_and_returns_its_exit_code()
    {
        (await RunAsync("migrate", "--to", "20240705205730")).Should().BeEquivalentTo(new { ExitCode = 0, Output = "" });

        var status = await RunAsync("status", "--exit-code");

        status.ExitCode.Should().Be(3);
        status.Output.Should().Be(
            """
              Status   Migration ID    Migration Name
            --------------------------------------------------
              applied  20240705205730  AddUsersTable
              pending  20240705223300  RemoveUsersLastName
              pending  20240712091500  CreateSessions
              pending  20240719140000  AddUsersSignInCount

            """);
    }

    [Fact]
    public async Task Leaves_what_is_wrong_to_the_binary()
    {
        var result = await RunAsync("rollback");

        result.ExitCode.Should().Be(2);
        result.Errors.Should().Contain("Give exactly one of --to V, --after V and --steps N.\nSee schema rollback --help.\n");
    }

    [Fact]
    public async Task Says_that_there_is_no_project()
    {
        var result = await Tool.RunAsync(database: null, "--project", _folder, "migrate");

        result.Should().Be(new ProcessResult(
            2, "", $"There is no project in {_folder}. Go to its folder, or name it with --project.\n"));
    }

    private Task<ProcessResult> RunAsync(params string[] verb) => Tool.RunAsync(
        $"sqlite:{Path.Combine(_folder, "users.db")}", ["--project", Project(), "--no-build", .. verb]);

    private static string Project([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../samples/Users/Users.csproj"));
}
