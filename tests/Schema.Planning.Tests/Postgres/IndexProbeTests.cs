using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

/// <summary>An index is known again by what it is, and not by its name alone.</summary>
public sealed class IndexProbeTests
{
    private static readonly IndexDefinition Plain = Of(IndexKey.OfColumn("Email"));

    public static TheoryData<IndexDefinition> Definitions =>
    [
        Plain,
        Plain with { Unique = true },
        Of(IndexKey.OfColumn("Email") with { Sort = Sort.Descending }),
        Of(IndexKey.OfColumn("Email") with { Sort = Sort.Descending, Nulls = Nulls.Last }),
        Of(IndexKey.OfColumn("Email") with { Nulls = Nulls.First }),
        Of(IndexKey.OfColumn("Email"), IndexKey.OfColumn("age")),
        Of(IndexKey.OfColumn("age"), IndexKey.OfColumn("Email")),
        Of(IndexKey.OfExpression("lower(\"Email\")")),
        Plain with { Where = "age > 1" },
        Plain with { Include = new[] { "age" } },
        Plain with { Method = "hash" },
    ];

    [Theory]
    [MemberData(nameof(Definitions))]
    public async Task Knows_an_index_from_all_others(IndexDefinition index)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var connection = await database.OpenAsync();
        await RunAsync(connection, "CREATE TABLE users (\"Email\" text, age integer); CREATE TABLE others (\"Email\" text)");
        var others = Definitions.Select<object[], IndexDefinition>(row => (IndexDefinition)row[0]).Where(other => other != index).ToArray();

        (await AskAsync(connection, index)).Should().Be("pending");
        await RunAsync(connection, new PostgresDialect(connection.PostgreSqlVersion).Render(new CreateIndex(index), SchemaModel.Empty())[0]);
        await RunAsync(connection, "SET search_path = ''");

        (await AskAsync(connection, index)).Should().Be("done");
        foreach (var other in others)
        {
            (await AskAsync(connection, other)).Should().StartWith("taken: CREATE ", "it is no {0}", other);
        }

        (await AskAsync(connection, index with { Table = "others" })).Should().StartWith("taken: CREATE ");
        await RunAsync(connection, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.it'::regclass");
        (await AskAsync(connection, index)).Should().Be("half");
    }

    private static async Task<string> AskAsync(NpgsqlConnection connection, IndexDefinition index)
    {
        await using var command = new NpgsqlCommand(
            new IndexProbe("\"public\".\"it\"", $"\"public\".\"{index.Table.Name}\"").Built(index), connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static IndexDefinition Of(params IndexKey[] keys) => new("it", "users", keys);
}
