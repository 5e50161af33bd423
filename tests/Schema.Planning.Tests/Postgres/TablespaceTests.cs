using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

/// <summary>Only a server knows what its database's default tablespace is.</summary>
public sealed class TablespaceTests
{
    [Fact]
    public async Task An_index_that_was_moved_goes_back_to_the_databases_default()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var connection = await database.OpenAsync();
        var dialect = new PostgresDialect(connection.PostgreSqlVersion);
        var move = new SetIndexTablespace("o'clock", "fast");
        var before = SchemaModel.Empty().Apply(new CreateTable(new("users")
        {
            Columns = new[] { new Column("age", new("integer")) },
            Indexes = new[] { new IndexDefinition("o'clock", "users", new[] { IndexKey.OfColumn("age") }) },
        }));
        await RunAsync("SET allow_in_place_tablespaces = on", "CREATE TABLESPACE fast LOCATION ''");
        try
        {
            await RunAsync("CREATE TABLE users (age integer)", "CREATE INDEX \"o'clock\" ON users (age)");
            var catalog = await SchemaCatalog.ReadAsync(connection);

            await RunAsync([.. dialect.Render(move, before)]);
            (await SchemaCatalog.ReadAsync(connection)).Should().Contain(", tablespace fast");

            var back = Reversal.Of(move, before).Should().BeOfType<Reversal.Possible>().Which.Operations.Single();
            await RunAsync([.. dialect.Render(back, before.Apply(move))]);
            (await SchemaCatalog.ReadAsync(connection)).Should().Be(catalog);
        }
        finally
        {
            await RunAsync("DROP TABLE IF EXISTS users", "DROP TABLESPACE fast");
        }

        async Task RunAsync(params string[] statements)
        {
            foreach (var statement in statements)
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
