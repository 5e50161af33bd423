using System.Diagnostics;
using Npgsql;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Infrastructure;

public sealed class TcpProxyTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task Counts_a_batch_as_one_round_trip_and_its_statements_sent_one_by_one_as_many()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var proxy = new TcpProxy(database.Server.Port, new() { Latency = Latency });
        await using var connection = await OpenAsync(database, proxy);
        var connected = proxy.Count.RoundTrips;

        await using var batch = new NpgsqlBatch(connection);
        for (var statement = 0; statement < 50; statement++)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("DO $$ BEGIN RAISE INFO 'hello'; END $$"));
        }

        await batch.ExecuteNonQueryAsync();
        proxy.Count.RoundTrips.Should().Be(connected + 1);

        var started = Stopwatch.GetTimestamp();
        for (var statement = 0; statement < 5; statement++)
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
        }

        proxy.Count.RoundTrips.Should().Be(connected + 6);
        proxy.Count.Connections.Should().Be(1);
        Stopwatch.GetElapsedTime(started).Should().BeGreaterThan(5 * 2 * Latency);
    }

    [Theory]
    [InlineData(Cut.Reset)]
    [InlineData(Cut.Close)]
    [InlineData(Cut.ClientOnly)]
    public async Task Cuts_before_the_message_that_it_is_told_to(Cut cut)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE notes (body text)");
        await using var proxy = new TcpProxy(database.Server.Port, new()
        {
            BeforeMessage = message =>
                Task.FromResult<Cut?>(message.Sql.Contains("third", StringComparison.Ordinal) ? cut : null),
        });
        await using var connection = await OpenAsync(database, proxy);

        await InsertAsync(connection, "first");
        await InsertAsync(connection, "second");

        await FluentActions.Awaiting(() => InsertAsync(connection, "third")).Should().ThrowAsync<NpgsqlException>();
        (await database.QueryAsync<string>("SELECT body FROM notes ORDER BY body")).Should().Equal("first", "second");
    }

    [Fact]
    public async Task Lets_a_client_wait_in_a_black_hole()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var proxy = new TcpProxy(database.Server.Port);
        await using var connection = await OpenAsync(database, proxy);

        proxy.CutAll(Cut.BlackHole);

        await using var command = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 1 };
        (await command.Invoking(c => c.ExecuteNonQueryAsync()).Should().ThrowAsync<NpgsqlException>())
            .Which.InnerException.Should().BeOfType<TimeoutException>();
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresDatabase database, TcpProxy proxy)
    {
        var connection = new NpgsqlConnection(database.ConnectionStringThrough(proxy.Port));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, string body)
    {
        await using var command = new NpgsqlCommand($"INSERT INTO notes VALUES ('{body}')", connection);
        await command.ExecuteNonQueryAsync();
    }
}
