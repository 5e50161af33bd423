using Npgsql;
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
        var goesOn = flight.PlannedFrom.Unfinished is { Backfilling: { } begun } half
            && half.Direction == migration.Direction
            && begun.End == stage.End
            && begun.Fingerprint == Fingerprint.Of(stage.Steps);
        if (!goesOn && await FlyAsync(
            Script.Begin(flight, Preparation, Found.HasBackfills), flight, observer, cancellationToken)
            is var outcome and not FlightOutcome.Landed)
        {
            return new BackfillOutcome.Lost(outcome);
        }

        return await FillAsync(
            new(migration, stage.End, flight.Run),
            options,
            flight.CommittedBefore,
            observer,
            begun: () =>
            {
                if (goesOn)
                {
                    observer.Started(migration);
                }
            },
            cancellationToken);
    }

    public override async Task<IReadOnlyList<OpenBackfill>> ReadOpenBackfillsAsync(CancellationToken cancellationToken) =>
        Found.HasBackfills ? await AskAsync(() => _backfills.ReadOpenAsync(_connection), cancellationToken) : [];

    public override Task<BackfillOutcome> BackfillAsync(
        OpenBackfill open, BackfillOptions options, IBackfillObserver observer, CancellationToken cancellationToken) =>
        FillAsync(
            BackfillTask.Of(open), options, committed: [], observer, begun: () => observer.Filling(open), cancellationToken);

    public override async Task<int> SetBackfillsAsync(
        long version, string state, IReadOnlyList<string> from, CancellationToken cancellationToken) =>
        !Found.HasBackfills ? 0 : await AskAsync(async () =>
        {
            await using var command = new NpgsqlCommand(_backfills.SetState, _connection)
            {
                Parameters = { new() { Value = version }, new() { Value = state }, new() { Value = from.ToArray() } },
            };
            return await command.ExecuteNonQueryAsync();
        }, cancellationToken);

    private async Task<BackfillOutcome> FillAsync(
        BackfillTask task,
        BackfillOptions options,
        IReadOnlyList<PlannedMigration> committed,
        IBackfillObserver observer,
        Action begun,
        CancellationToken cancellationToken)
    {
        await using var connection = new BackfillConnection(
            _connections, _connection, Settings, _settings, options.Pace);
        return await new BackfillRun(
            connection,
            new(connection, task, _backfills, new(_history.TableName), options.Pace),
            task,
            options,
            new(task, _backfills.Table, _connections.ShowsDetails, committed),
            observer,
            begun).RunAsync(cancellationToken);
    }
}
