using System.Globalization;

namespace Schema.Testing;

/// <summary>A long suite of seeded rounds: <c>./test.sh --full</c> runs it whole, a short run takes a sample.</summary>
/// <param name="Whole">How many rounds the suite has.</param>
/// <param name="Sample">How many of them a short run takes.</param>
public sealed record Suite(int Whole, int Sample)
{
    private static readonly bool RunsWhole = Environment.GetEnvironmentVariable("SCHEMA_TEST_FULL") == "1";

    private static readonly string? GivenSeed = Environment.GetEnvironmentVariable("SCHEMA_TEST_SEED");

    /// <summary>Random histories, applied and undone one migration at a time.</summary>
    public static Suite RandomHistories { get; } = new(Whole: 2_000, Sample: 40);

    /// <summary>Random releases, whose repeatables change at will.</summary>
    public static Suite RandomReleases { get; } = new(Whole: 100, Sample: 5);

    /// <summary>Random histories that are compared with themselves.</summary>
    public static Suite VerifiedHistories { get; } = new(Whole: 20, Sample: 2);

    /// <summary>Ten processes at once on an empty database.</summary>
    public static Suite ProcessesAtOnce { get; } = new(Whole: 20, Sample: 3);

    /// <summary><c>migrate</c> against <c>rollback</c>.</summary>
    public static Suite MigrateAgainstRollback { get; } = new(Whole: 100, Sample: 20);

    /// <summary>Four runners, with cuts, kills and cancellations.</summary>
    public static Suite Chaos { get; } = new(Whole: 100, Sample: 10);

    /// <summary>Two runners that fill the same rows, with cuts, kills and cancellations.</summary>
    public static Suite UnluckyBackfills { get; } = new(Whole: 40, Sample: 3);

    /// <summary>How large something is: as large as it is meant to be in a whole run alone.</summary>
    public static int Size(int whole, int sample) => RunsWhole ? whole : sample;

    /// <summary>The seeds of this run: the one in <c>SCHEMA_TEST_SEED</c>, else all from 1 on, or some from
    /// everywhere.</summary>
    public IEnumerable<int> Seeds => (GivenSeed, RunsWhole) switch
    {
        ({ Length: > 0 } seed, _) => [int.Parse(seed, CultureInfo.InvariantCulture)],
        (_, true) => Enumerable.Range(1, Whole),
        _ => Enumerable.Range(0, Sample).Select(index => 1 + (index * Whole / Sample)),
    };

    /// <summary>A mishap at each of so many statement boundaries; the seed is the number of the boundary.</summary>
    public static Suite AtEachBoundary(int boundaries) => new(Whole: boundaries, Sample: Math.Min(boundaries, 10));

    /// <summary>Runs <paramref name="round"/> once for each seed. A failure names the seed that repeats it.</summary>
    public async Task ForEachSeedAsync(Func<int, Task> round)
    {
        foreach (var seed in Seeds)
        {
            try
            {
                await round(seed);
            }
            catch (Exception failure)
            {
                throw new SeededRoundException(seed, failure);
            }
        }
    }
}

/// <summary>A round of a <see cref="Suite"/> failed.</summary>
public sealed class SeededRoundException(int seed, Exception failure) : Exception(
    $"Failed with seed {seed}; SCHEMA_TEST_SEED={seed} repeats it.\n{failure.Message}", failure);
