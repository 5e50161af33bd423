using Schema.Planning;

namespace Schema.Runner;

// Rows that are changed in batches, each a transaction and a round trip.
internal sealed partial class PostgresSession
{
    public override async Task<IReadOnlyList<BackfillStatus>> ReadBackfillsAsync(CancellationToken cancellationToken) =>
        Found.HasBackfills ? await AskAsync(() => _backfills.ReadAsync(_connection), cancellationToken) : [];

    public override async Task<BackfillOutcome> BackfillAsync(
        Flight flight, BackfillOptions options, IBackfillObserver observer, CancellationToken cancellationToken)
    {
        var migration = flight.Migrations[0];
        var stage = migration.Stages.First();
        if (flight.PlannedFrom.Unfinished?.Backfilling is { } begun
            && begun.End == stage.End
            && begun.Fingerprint == Fingerprint.Of(stage.Steps))
        {
            observer.Started(migration);
        }
        else if (await FlyAsync(
            Script.Begin(flight, Preparation, Found.HasBackfills), flight, observer, cancellationToken)
            is var outcome and not FlightOutcome.Landed)
        {
            return new BackfillOutcome.Lost(outcome);
        }

        var task = new BackfillTask(migration, stage.End, flight.Run);
        await using var connection = new BackfillConnection(
            _connections, _connection, Settings, _settings, options.Pace);
        return await new BackfillRun(
            connection,
            new(connection, task, _backfills, new(_history.TableName), options.Pace),
            task,
            options,
            new(task, _backfills.Table, _connections.ShowsDetails, flight.CommittedBefore),
            observer).RunAsync(cancellationToken);
    }
}
