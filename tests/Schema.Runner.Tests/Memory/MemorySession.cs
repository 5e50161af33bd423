using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Tests;

/// <summary>Flies by the rules of a real one: gate, fence, one commit a migration, the first error stops the
/// rest.</summary>
internal sealed class MemorySession(MemoryDatabase database) : DatabaseSession
{
    public override Dialect Dialect { get; } = new PostgresDialect(new Version(18, 0));

    public override string Database => "users on memory";

    public override Task<HistoryReading> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(detail));
    }

    public override Task<long?> CountRowsAsync(TableName table, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.TableRows.TryGetValue(table.Name, out var rows) ? rows : (long?)null);

    public override async Task<FlightOutcome> FlyAsync(
        Flight flight, IFlightObserver observer, CancellationToken cancellationToken)
    {
        await Task.Yield();
        database.BeginFlight();

        var fence = flight.PlannedFrom.Applied.Select(RowIdentity.Of).ToList();
        var committed = flight.CommittedBefore.ToList();
        foreach (var migration in flight.Migrations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            database.BeforeMigration(migration);
            if (database.LockHolder is not null)
            {
                return FlightOutcome.GateLost;
            }

            if (!database.Rows.Select(RowIdentity.Of).SequenceEqual(fence))
            {
                return FlightOutcome.FenceLost;
            }

            observer.Started(migration);
            database.BeforeStatements(migration);
            if (migration.Version == database.FailingVersion)
            {
                throw Failure(migration, committed);
            }

            database.Commit(migration, flight.Run, flight.Release);
            observer.Committed(migration, TimeSpan.FromMilliseconds(42));
            committed.Add(migration);
            fence = [.. database.Rows.Select(RowIdentity.Of)];
        }

        return FlightOutcome.Landed;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static MigrationFailedException Failure(
        PlannedMigration migration, IReadOnlyList<PlannedMigration> committed) =>
        new(
            migration,
            FailedCommand.Statement(migration, 0),
            new ServerError("42P07", $"migration {migration.Version} cannot be"),
            committed,
            new InvalidOperationException());
}
