using Schema.Testing;
using Schema.Testing.Processes;

namespace Schema.Runner.Sqlite.Tests.Processes;

/// <summary>Runners that are processes of their own, and live or die as they please.</summary>
public sealed class ProcessTests
{
    private const int Processes = 10;
    private const int Links = 30;

    [Fact]
    public Task Ten_at_once_apply_everything_once_to_an_empty_file_and_all_succeed() =>
        Suite.ProcessesAtOnce.ForEachSeedAsync(async _ =>
        {
            using var file = new SqliteFile();

            var results = await Task.WhenAll(
                Enumerable.Range(0, Processes).Select(_ => ChainProcess.RunAsync(Links, file, "migrate")));

            results.Should().AllSatisfy(result => result.ExitCode.Should().Be(0, "it says {0}", result));
            file.ShouldHoldChain(Links);
        });

    [Fact]
    public Task One_that_is_killed_at_any_moment_leaves_what_the_next_one_can_finish() =>
        Suite.Chaos.ForEachSeedAsync(async seed =>
        {
            using var file = new SqliteFile();
            var random = new Random(seed);
            if (random.Next(2) == 0)
            {
                file.Execute("PRAGMA journal_mode = WAL");
            }

            var killed = 0;
            while (await MigrateUnlessKilledAsync(file, random, killed++) != 0)
            {
            }

            file.ShouldHoldChain(Links);
        });

    /// <summary>Kills it soon after its first write, until it was killed often enough.</summary>
    private static async Task<int> MigrateUnlessKilledAsync(SqliteFile file, Random random, int killedBefore)
    {
        await using var process = ChainProcess.Start(Links, file, "migrate");
        var exit = process.ExitAsync();
        if (killedBefore < 5)
        {
            while (!exit.IsCompleted && !HasBegun(file))
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(50));
            process.Kill();
        }

        var result = await exit;
        result.ExitCode.Should().BeOneOf([0, RunningProcess.ExitCodeWhenKilled], "it says {0}", result);
        return result.ExitCode;
    }

    private static bool HasBegun(SqliteFile file) =>
        File.Exists($"{file.Path}-journal") || File.Exists($"{file.Path}-wal");
}
