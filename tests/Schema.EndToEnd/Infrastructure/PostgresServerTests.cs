using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Infrastructure;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Gives_every_test_an_empty_database_and_drops_it()
    {
        string name;
        await using (var database = await PostgresDatabase.CreateAsync())
        {
            name = database.Name;
            await database.ExecuteAsync("CREATE TABLE notes (body text)");
            (await database.QueryAsync<string>("SELECT relname::text FROM pg_class WHERE relname = 'notes'"))
                .Should().Equal("notes");
        }

        await using var other = await PostgresDatabase.CreateAsync();
        (await other.QueryAsync<string>("SELECT datname::text FROM pg_database")).Should().NotContain(name);
    }

    [Fact]
    public async Task Keeps_what_was_committed_over_a_crash()
    {
        await using var server = await PostgresServer.StartAsync(new() { Durable = true });
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE notes (body text)");

        await server.RestartAsync(immediate: true);

        (await database.QuerySingleAsync<long>("SELECT count(*) FROM notes")).Should().Be(0);
    }

    [Fact]
    public async Task Asks_for_the_password_that_it_was_given()
    {
        await using var server = await PostgresServer.StartAsync(new() { Password = "p@ss word" });
        await using var database = await server.CreateDatabaseAsync();

        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "guess" };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        (await connection.Invoking(c => c.OpenAsync()).Should().ThrowAsync<PostgresException>())
            .Which.SqlState.Should().Be(PostgresErrorCodes.InvalidPassword);
    }

    [PgBouncerFact]
    public async Task Serves_many_clients_by_few_connections_behind_a_pooler()
    {
        await using var pooler = await PgBouncer.StartAsync(await PostgresServer.SharedAsync(), poolSize: 1);
        await using var database = await PostgresDatabase.CreateAsync();

        var pids = new HashSet<int>();
        for (var client = 0; client < 3; client++)
        {
            await using var connection = new NpgsqlConnection(database.ConnectionStringThrough(pooler.Port));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
            pids.Add((int)(await command.ExecuteScalarAsync())!);
        }

        pids.Should().ContainSingle();
    }
}
