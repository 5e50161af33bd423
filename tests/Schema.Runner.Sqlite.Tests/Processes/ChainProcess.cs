using System.Globalization;
using Schema.EndToEnd.Links;
using Schema.Testing.Processes;

namespace Schema.Runner.Sqlite.Tests.Processes;

/// <summary>The chain of migrations as a whole process on a file.</summary>
internal static class ChainProcess
{
    private static readonly BuiltProgram Program = new("Schema.EndToEnd.Links");

    public static RunningProcess Start(int length, SqliteFile file, params string[] arguments) =>
        Program.Start(arguments, new Dictionary<string, string>
        {
            ["CHAIN"] = length.ToString(CultureInfo.InvariantCulture),
            ["DATABASE_URL"] = file.Url,
        });

    public static async Task<ProcessResult> RunAsync(int length, SqliteFile file, params string[] arguments)
    {
        await using var process = Start(length, file, arguments);
        return await process.ExitAsync();
    }

    /// <summary>Every link is applied once, in order, with its row in the first table.</summary>
    public static void ShouldHoldChain(this SqliteFile file, int length)
    {
        file.Query("SELECT version FROM schema_migrations ORDER BY position")
            .Should().Equal(Chain.Of(length).Select(link => $"{link.Version}"));
        file.Query("SELECT number FROM link1 ORDER BY id")
            .Should().Equal(Enumerable.Range(1, length).Select(number => $"{number}"));
        file.Query("PRAGMA integrity_check").Should().Equal("ok");
    }
}
