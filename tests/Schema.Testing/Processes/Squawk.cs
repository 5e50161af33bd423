using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Schema.Testing.Processes;

/// <summary>The linter squawk: another's judgement of migrations for PostgreSQL.</summary>
public static class Squawk
{
    private const string Place = "SQUAWK";

    internal static string? Program =>
        Environment.GetEnvironmentVariable(Place) is { Length: > 0 } given ? given : Executable.Find("squawk", []);

    /// <summary>What it finds in a script.</summary>
    /// <returns>A line for each finding: the rule, a colon, and the line that it finds fault with.</returns>
    public static async Task<IReadOnlyList<string>> JudgeAsync(string sql)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(file, sql);
        try
        {
            var start = new ProcessStartInfo(Program!, ["--pg-version", "15", "--reporter", "gcc", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync() + await errors;
            await process.WaitForExitAsync();

            var lines = sql.Split('\n');
            return
            [
                .. Regex.Matches(output, @":(?<line>\d+):\d+: (warning|error): (?<rule>\S+)")
                    .Select(found => $"{found.Groups["rule"].Value}: {lines[int.Parse(found.Groups["line"].Value)]}")
                    .Distinct(),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A test that needs squawk. It is skipped only where <c>./test.sh</c> could not install that.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SquawkTheoryAttribute : TheoryAttribute
{
    public SquawkTheoryAttribute()
    {
        if (Squawk.Program is null)
        {
            Skip = "squawk is missing: npm install squawk-cli.";
        }
    }
}
