using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class FlightTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _runner = new(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Applies_all_in_order_and_writes_the_history_with_them()
    {
        var outcome = await _runner.FlyAsync(Planned.Tables(3));

        outcome.Should().Be(FlightOutcome.Landed);
        var rows = (await _runner.ReadAsync(HistoryDetail.WithDownScripts)).Applied;
        rows.Select(row => (row.Version, row.Position, row.Name, row.Fingerprint, row.AppliedBy, row.Release)).Should().Equal(
            (1, 1, "M1", "1:1", "postgres", "Users 1.0"),
            (2, 2, "M2", "1:2", "postgres", "Users 1.0"),
            (3, 3, "M3", "1:3", "postgres", "Users 1.0"));
        rows.Select(row => row.Run).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
        rows.Should().AllSatisfy(row =>
        {
            row.AppliedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
            row.Duration.Should().BePositive();
            row.Down.Should().Be(Planned.Forward(1).Down);
        });
    }
}
