using System.Globalization;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Chains;

/// <summary>The application of Schema.EndToEnd.Links as a whole process.</summary>
internal static class ChainProgram
{
    private static readonly BuiltProgram Program = new("Schema.EndToEnd.Links");

    public static RunningProcess Start(int length, string database, params string[] arguments) =>
        Program.Start(arguments, new Dictionary<string, string>
        {
            ["CHAIN"] = length.ToString(CultureInfo.InvariantCulture),
            ["DATABASE_URL"] = database,
        });

    /// <summary>Migrates, and builds an index at the end.</summary>
    public static RunningProcess StartIndexing(int length, string database, string expression) =>
        Program.Start(["migrate"], new Dictionary<string, string>
        {
            ["CHAIN"] = length.ToString(CultureInfo.InvariantCulture),
            ["INDEX"] = expression,
            ["DATABASE_URL"] = database,
        });

    public static async Task<ProcessResult> RunAsync(int length, string database, params string[] arguments)
    {
        await using var process = Start(length, database, arguments);
        return await process.ExitAsync();
    }
}
