using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Writes down how a run goes, and keeps what it has committed.</summary>
internal sealed class RunLog(ILogger listener) : IBackfillObserver
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(3);

    private readonly UnfailingLogger _logger = new(listener);
    private readonly List<PlannedMigration> _committed = [];
    private readonly List<RanMigration> _ran = [];
    private readonly List<string> _warnings = [];
    private PlannedMigration? _underWay;
    private long _since;
    private bool _goesOn;
    private string? _heldUp;
    private long? _lastLine;

    public RunTelemetry Telemetry { get; } = new();

    /// <summary>What this run has committed so far, in order.</summary>
    public IReadOnlyList<PlannedMigration> CommittedSoFar => _committed;

    /// <summary>The rest is left to another runner.</summary>
    public bool IsSkipped { get; private set; }

    public MigrationRun ToRun() => new([.. _ran], [.. _warnings]) { IsSkipped = IsSkipped };

    public void Skip(LockHolder? holder, string database)
    {
        IsSkipped = true;
        _logger.Skipped(holder?.ToString() ?? "another connection", database);
    }

    public void WaitingUntilMigrated(string database, IReadOnlyList<PlannedMigration> missing) =>
        _logger.WaitingUntilMigrated(database, missing.Count, missing[0].ToString());

    public void NothingToDo(Direction direction)
    {
        if (direction is Direction.Forward)
        {
            _logger.AlreadyUp();
        }
        else
        {
            _logger.AlreadyDown();
        }
    }

    public void Warn(IEnumerable<string> warnings)
    {
        // A run that plans again comes to the same warnings again.
        foreach (var warning in warnings.Except(_warnings).ToList())
        {
            _warnings.Add(warning);
            _logger.Warning(warning);
        }
    }

    public void WaitingFor(LockHolder holder, string database) => _logger.WaitingFor(holder.Description, database);

    public void Replaying(int migrations, string scratch) =>
        _logger.Replaying(Wording.Count(migrations, "migration"), scratch);

    public void Marked(IReadOnlyList<PlannedMigration> migrations)
    {
        foreach (var migration in migrations)
        {
            _committed.Add(migration);
            _ran.Add(new(migration.Version, migration.Name, TimeSpan.Zero));
            _logger.Marked(migration.ToString());
        }
    }

    public void Created(string database, bool isNew)
    {
        if (isNew)
        {
            _logger.Created(database);
        }
        else
        {
            _logger.IsThere(database);
        }
    }

    public void Dropped(string database, bool wasThere)
    {
        if (wasThere)
        {
            _logger.Dropped(database);
        }
        else
        {
            _logger.IsNotThere(database);
        }
    }

    public void Loaded(string database) => _logger.Loaded(database);

    public void Mending(UnfinishedMigration half) => _logger.Mending(half.ToString(), half.BrokenOff!.Summary);

    public void PlanningAgain(FlightOutcome outcome) => _logger.PlanningAgain(outcome);

    public void TryingAgain(MigrationException setback, TimeSpan pause)
    {
        _underWay = null;
        Telemetry.TryingAgain(setback);
        _logger.TryingAgain(setback.OnOneLine, pause.TotalSeconds);
    }

    public void WaitingFor(IEnumerable<Blocker> transactions) =>
        _logger.WaitingForTransactions(string.Join("; ", transactions));

    public void Progressed(string line) => _logger.Progress(line);

    public void Started(PlannedMigration migration)
    {
        if (_underWay is { } same && (same.Version, same.Direction) == (migration.Version, migration.Direction))
        {
            // It goes on, behind rows that were filled.
            _goesOn = true;
        }
        else
        {
            Running(migration);
        }

        if (_underWay is null)
        {
            (_since, _goesOn) = (Stopwatch.GetTimestamp(), false);
        }

        _underWay = migration;
        foreach (var step in migration.AllSteps)
        {
            _logger.Step(step.Summary);
        }
    }

    private void Running(PlannedMigration migration)
    {
        Telemetry.Started(migration);
        if (migration.IsRepeatable)
        {
            _logger.Running(migration.Name, migration.Direction.InWords());
        }
        else
        {
            _logger.Running(migration.Version, migration.Name, migration.Direction.InWords());
        }
    }

    public void Committed(PlannedMigration migration, TimeSpan duration)
    {
        duration = _goesOn ? Stopwatch.GetElapsedTime(_since) : duration;
        (_underWay, _goesOn) = (null, false);
        Telemetry.Committed(migration, duration);
        _committed.Add(migration);
        _ran.Add(new(migration.Version, migration.Name, duration));
        if (migration.IsRepeatable)
        {
            _logger.Migrated(migration.Name, duration.TotalSeconds);
        }
        else
        {
            _logger.Migrated(migration.Version, duration.TotalSeconds);
        }
    }

    public void Filling(OpenBackfill open) => _logger.Filling(open.Backfill.Name, open.Version, open.Name);

    public void Filled(OpenBackfill open, TimeSpan duration) =>
        _logger.FilledAll(open.Backfill.Name, open.Version, duration.TotalSeconds);

    /// <param name="paused">How many are open all the same.</param>
    public void NothingToFill(int paused)
    {
        if (paused == 0)
        {
            _logger.NothingToFill();
        }
        else
        {
            _logger.NothingToFill(paused);
        }
    }

    public void Filled(BackfillProgress progress)
    {
        _heldUp = null;
        _lastLine ??= Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(_lastLine.Value) < BetweenLines)
        {
            return;
        }

        _lastLine = Stopwatch.GetTimestamp();
        if (progress is { Estimate: { } estimate, Left: { } left })
        {
            _logger.Filled(
                progress.Table,
                progress.Done,
                estimate,
                progress.RowsPerSecond,
                TimeSpan.FromSeconds(Math.Round(left.TotalSeconds)));
        }
        else
        {
            _logger.Filled(progress.Table, progress.Done, progress.RowsPerSecond);
        }
    }

    public void HeldUp(string table, string why)
    {
        // Looked at every second, and said once.
        if (_heldUp != why)
        {
            _heldUp = why;
            _logger.HeldUp(table, why);
        }
    }

    public void LeftOver(string table, string condition) =>
        Warn([$"{table}: all rows are passed, and for some of them it still holds that {condition}."]);

    public void Noticed(string severity, string message)
    {
        if (severity is "WARNING")
        {
            _logger.ServerWarning(message);
        }
        else
        {
            _logger.ServerNotice(message);
        }
    }
}
