using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class SocketFileTests
{
    [Fact]
    public async Task Leads_to_a_server_in_every_way_to_write_it()
    {
        await using var server = await PostgresServer.StartAsync(
            new() { Settings = ["unix_socket_directories = '/tmp'", "listen_addresses = ''"] });
        string[] databases =
        [
            $"postgres://postgres@%2Ftmp:{server.Port}/postgres",
            $"postgres:///postgres?user=postgres&host=/tmp&port={server.Port}",
            $"Host=/tmp;Port={server.Port};Username=postgres;Database=postgres",
        ];

        foreach (var database in databases)
        {
            await new Migrator(Migrations.All).MigrateAsync(new() { Database = database });
        }

        var status = await new Migrator(Migrations.All).StatusAsync(new() { Database = databases[0] });
        status.Should().OnlyContain(migration => migration.State == MigrationState.Applied);
    }
}
