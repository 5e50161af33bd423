using Schema.Planning;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>A runner on a PostgreSQL database, without the loop: each call connects, reads and flies once.</summary>
internal sealed class PostgresRunner(string database)
{
    public PostgresRunner(PostgresDatabase database)
        : this(database.ConnectionString)
    {
    }

    public SessionSettings Settings { get; init; } = new(database, "schema_migrations", null);

    public HeardFlight Heard { get; } = new();

    public async Task<HistoryReading> ReadAsync(HistoryDetail detail = HistoryDetail.Brief)
    {
        await using var session = await ConnectAsync();
        return await session.ReadHistoryAsync(detail, CancellationToken.None);
    }

    /// <summary>The versions in the order of application.</summary>
    public async Task<IEnumerable<long>> AppliedAsync() => (await ReadAsync()).Applied.Select(row => row.Version);

    public Task<FlightOutcome> FlyAsync(params PlannedMigration[] migrations) => FlyAsync(CancellationToken.None, migrations);

    public async Task<FlightOutcome> FlyAsync(CancellationToken cancellationToken, params PlannedMigration[] migrations)
    {
        await using var session = await ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, CancellationToken.None);
        return await FlyAsync(session, reading, migrations, cancellationToken);
    }

    /// <summary>Flies by a reading that may be old by now.</summary>
    public Task<FlightOutcome> FlyAsync(
        DatabaseSession session,
        HistoryReading reading,
        IReadOnlyList<PlannedMigration> migrations,
        CancellationToken cancellationToken = default) =>
        session.FlyAsync(new Flight(migrations, reading, Guid.NewGuid(), "Users 1.0"), Heard, cancellationToken);

    public Task<DatabaseSession> ConnectAsync() => DatabaseEngine.Postgres.ConnectAsync(Settings, CancellationToken.None);
}
