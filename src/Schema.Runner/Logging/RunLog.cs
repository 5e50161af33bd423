using Microsoft.Extensions.Logging;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Writes down how a run goes, and keeps what it has committed.</summary>
internal sealed class RunLog(ILogger logger) : IFlightObserver
{
    private readonly List<PlannedMigration> _committed = [];
    private readonly List<RanMigration> _ran = [];
    private readonly List<string> _warnings = [];

    /// <summary>What this run has committed so far, in order.</summary>
    public IReadOnlyList<PlannedMigration> CommittedSoFar => _committed;

    public MigrationRun ToRun() => new([.. _ran], [.. _warnings]);

    public void NothingToDo(Direction direction)
    {
        if (direction is Direction.Forward)
        {
            logger.AlreadyUp();
        }
        else
        {
            logger.AlreadyDown();
        }
    }

    public void Warn(IEnumerable<string> warnings)
    {
        // A run that plans again comes to the same warnings again.
        foreach (var warning in warnings.Except(_warnings).ToList())
        {
            _warnings.Add(warning);
            logger.Warning(warning);
        }
    }

    public void WaitingFor(LockHolder holder, string database) => logger.WaitingFor(holder.Description, database);

    public void PlanningAgain(FlightOutcome outcome) => logger.PlanningAgain(outcome);

    public void Started(PlannedMigration migration)
    {
        logger.Running(migration.Version, migration.Name, migration.Direction.InWords());
        foreach (var step in migration.Steps)
        {
            logger.Step(step.Summary);
        }
    }

    public void Committed(PlannedMigration migration, TimeSpan duration)
    {
        _committed.Add(migration);
        _ran.Add(new(migration.Version, migration.Name, duration));
        logger.Migrated(migration.Version, duration.TotalSeconds);
    }

    public void Noticed(string severity, string message)
    {
        if (severity is "WARNING")
        {
            logger.ServerWarning(message);
        }
        else
        {
            logger.ServerNotice(message);
        }
    }
}
