using System.Diagnostics;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Fills what migrations have left to the background, in order, until nothing is open. What others are at is
/// waited for, so that it goes on here if they are gone.</summary>
internal sealed class BackgroundRun(
    DatabaseSession session, BackfillOptions options, Patience patience, OtherRunners others, RunLog log)
{
    private readonly HashSet<(long Version, int Step)> _tried = [];
    private readonly List<MigrationFailedException> _failures = [];
    private long _passed;

    /// <exception cref="MigrationFailedException">Rows of one cannot be filled; the others are done
    /// nevertheless.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isFirst = true;
        while (!log.IsSkipped)
        {
            await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
            var open = await session.ReadOpenBackfillsAsync(cancellationToken);
            var due = Due(open);
            if (due.Count == 0)
            {
                if (isFirst)
                {
                    log.NothingToFill(open.Count(one => one.State is "paused"));
                }

                break;
            }

            isFirst = false;
            if (!await FillOneAsync(due, cancellationToken))
            {
                await WaitAsync(due, cancellationToken);
            }
        }

        if (_failures.Count > 0)
        {
            throw _failures[0];
        }
    }

    // One for each table: those behind it wait for their turn, and what is paused keeps its place.
    private List<OpenBackfill> Due(IReadOnlyList<OpenBackfill> open) =>
    [
        .. open.GroupBy(one => one.Backfill.Table).Select(ofTable => ofTable.First())
            .Where(one => one.State is not "paused" && !_tried.Contains((one.Version, one.Step))),
    ];

    private async Task<bool> FillOneAsync(IEnumerable<OpenBackfill> due, CancellationToken cancellationToken)
    {
        foreach (var one in due.Where(one => one.Runner is null))
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                switch (await session.BackfillAsync(one, options, log, cancellationToken))
                {
                    case BackfillOutcome.Done:
                        log.Filled(one, Stopwatch.GetElapsedTime(since));
                        return true;
                    case BackfillOutcome.Taken:
                        continue;
                    default:
                        return true;
                }
            }
            catch (MigrationFailedException failure)
            {
                _tried.Add((one.Version, one.Step));
                _failures.Add(failure);
                return true;
            }
        }

        return false;
    }

    // As long as they come further, there is no hurry.
    private async Task WaitAsync(IReadOnlyList<OpenBackfill> due, CancellationToken cancellationToken)
    {
        var passed = due.Sum(one => one.Done);
        if (passed != _passed)
        {
            patience.Restore();
        }

        _passed = passed;
        var holder = due.Select(one => one.Runner).FirstOrDefault(runner => runner is not null);
        await others.MeetAsync(new(holder ?? "another backfill of the table"), cancellationToken);
    }
}
