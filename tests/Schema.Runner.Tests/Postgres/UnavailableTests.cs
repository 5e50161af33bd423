using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class UnavailableTests : IAsyncLifetime
{
    private const string Secret = "s3cret-and-long";
    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await PostgresServer.StartAsync(new() { Password = Secret });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_wrong_password() =>
        (await MessageAsync(_server.ConnectionString("postgres").Replace(Secret, "wr0ng-one", StringComparison.Ordinal))).Should().Be(
            $"The database \"postgres\" on 127.0.0.1:{_server.Port} cannot be used: "
            + "password authentication failed for user \"postgres\" (28P01)");

    [Fact]
    public async Task A_missing_database() =>
        (await MessageAsync(_server.ConnectionString("nowhere"))).Should().Be(
            $"The database \"nowhere\" on 127.0.0.1:{_server.Port} cannot be used: database \"nowhere\" does not exist (3D000)");

    [Fact]
    public async Task A_port_where_nobody_listens() =>
        (await MessageAsync($"postgres://app:{Secret}@127.0.0.1:1/app")).Should().Be(
            "The database \"app\" on 127.0.0.1:1 cannot be used: Failed to connect to 127.0.0.1:1: Connection refused");

    [Fact]
    public async Task A_host_that_does_not_exist() =>
        (await MessageAsync($"postgres://app:{Secret}@db.invalid/app")).Should().StartWith(
            "The database \"app\" on db.invalid:5432 cannot be used: ").And.NotContain(Secret)
            .And.Subject.Split(": ").Should().OnlyHaveUniqueItems("the reason is said once");

    [Fact]
    public async Task Too_many_connections()
    {
        await _server.ExecuteAsync("CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 0");

        (await MessageAsync($"postgres://crowded:crowded@127.0.0.1:{_server.Port}/postgres")).Should().Be(
            $"The database \"postgres\" on 127.0.0.1:{_server.Port} cannot be used: too many connections for role \"crowded\" (53300)");
    }

    [Fact]
    public async Task A_standby_can_be_read_and_says_that_it_cannot_be_written()
    {
        var runner = new PostgresRunner(_server.ConnectionString("postgres"));
        await runner.FlyAsync(Planned.Forward(1));
        await BecomeStandbyAsync();

        var failure = await runner.Awaiting(it => it.FlyAsync(Planned.Forward(2))).Should().ThrowAsync<DatabaseUnavailableException>();

        failure.Which.Message.Should().Be(
            $"The database \"postgres\" on 127.0.0.1:{_server.Port} cannot be used: "
            + "cannot set transaction read-write mode during recovery (0A000)");
        (await runner.AppliedAsync()).Should().Equal(1);
    }

    private static async Task<string> MessageAsync(string database)
    {
        var failure = await new PostgresRunner(database).Awaiting(runner => runner.ReadAsync())
            .Should().ThrowAsync<DatabaseUnavailableException>();
        return failure.Which.Message;
    }

    private async Task BecomeStandbyAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(_server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SHOW data_directory", connection);
        var data = (string)(await command.ExecuteScalarAsync())!;
        await connection.CloseAsync();

        await _server.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(data, "standby.signal"), "");
        await _server.StartAsync();
    }
}
