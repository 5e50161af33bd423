using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>Runs migrations one after the other, each in its own transaction. There is no round trip to save.</summary>
/// <param name="enforcesForeignKeys">Whether foreign keys hold while migrations run that rebuild no table.</param>
internal sealed class SqliteFlight(
    SqliteDatabase database,
    TableName history,
    bool enforcesForeignKeys,
    Flight flight,
    WaitingNotice waiting,
    TimeProvider clock)
{
    private readonly List<PlannedMigration> _committed = [.. flight.CommittedBefore];

    public async Task<FlightOutcome> RunAsync(IFlightObserver observer, CancellationToken cancellationToken)
    {
        var top = HistoryTop.Of(flight.PlannedFrom.Applied);
        foreach (var migration in flight.Migrations)
        {
            var began = clock.GetTimestamp();
            (var outcome, top) = await RunAsync(migration, top, observer, cancellationToken);
            if (outcome is not FlightOutcome.Landed)
            {
                return outcome;
            }

            _committed.Add(migration);
            observer.Committed(migration, clock.GetElapsedTime(began));
        }

        return FlightOutcome.Landed;
    }

    private async Task<(FlightOutcome Outcome, HistoryTop Top)> RunAsync(
        PlannedMigration migration, HistoryTop top, IFlightObserver observer, CancellationToken cancellationToken)
    {
        var attempt = new MigrationAttempt(migration, [.. _committed], cancellationToken);
        var steps = new MigrationSteps(database, history, attempt);
        var transaction = new MigrationTransaction(
            database, new SqliteHistory(database, history), steps, attempt, waiting, clock);

        // Inside a transaction the pragma would do nothing. Rows that a dropped table takes along must not cascade.
        Enforce(enforcesForeignKeys && !MigrationSteps.RebuildTables(migration));
        try
        {
            return await transaction.RunAsync(top, flight, observer);
        }
        finally
        {
            Enforce(enforcesForeignKeys);
            database.Execute("PRAGMA legacy_alter_table = OFF");
        }
    }

    private void Enforce(bool foreignKeys) => database.Execute($"PRAGMA foreign_keys = {(foreignKeys ? "ON" : "OFF")}");
}
