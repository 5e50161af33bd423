using System.Diagnostics;

namespace Schema.Testing.Processes;

/// <summary>A program of this solution, as it was built beside the tests.</summary>
public sealed class BuiltProgram
{
    private readonly string _assembly;

    /// <param name="project">The project's name. The test project references it, so that it is built.</param>
    public BuiltProgram(string project)
    {
        // artifacts/bin/<project>/<configuration>/
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        _assembly = Path.Combine(tests.Parent!.Parent!.FullName, project, tests.Name, $"{project}.dll");
        if (!File.Exists(_assembly))
        {
            throw new MissingPrerequisiteException($"{_assembly} is not built: run `dotnet build`.");
        }
    }

    /// <summary>Starts it, with a database only where <paramref name="environment"/> names one.</summary>
    public RunningProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [_assembly, .. arguments]);
        start.Environment.Remove("DATABASE_URL");
        start.Environment.Remove("ConnectionStrings__Default");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return RunningProcess.Start(start);
    }

    /// <summary>Runs it to its end against <paramref name="database"/>, if there is one.</summary>
    public async Task<ProcessResult> RunAsync(string? database, params string[] arguments)
    {
        var environment = new Dictionary<string, string>();
        if (database is not null)
        {
            environment["DATABASE_URL"] = database;
        }

        await using var process = Start(arguments, environment);
        return await process.ExitAsync();
    }
}
