using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

/// <summary>Values as SQL, and what the server makes of them.</summary>
public sealed class PostgresValuesTests(PostgresValuesTests.Server server) : IClassFixture<PostgresValuesTests.Server>
{
    private static readonly DateTime Moment = new(2024, 7, 5, 12, 0, 0, 500);

    /// <summary>A value, its SQL, a type to read it as, and the text that the server shows.</summary>
    public static TheoryData<SqlValue, string, string, string?> Written => new()
    {
        { new NullValue(), "NULL", "text", null },
        { new NumberValue("-2.5"), "-2.5", "numeric", "-2.5" },
        { new NumberValue("1E+300"), "1E+300", "double precision", "1e+300" },
        { new BooleanValue(false), "false", "boolean", "false" },
        { new TextValue("it's; -- \"q\" $1 %"), "'it''s; -- \"q\" $1 %'", "text", "it's; -- \"q\" $1 %" },
        { new TextValue(@"\' OR 1"), @"E'\\'' OR 1'", "text", @"\' OR 1" },
        { new TextValue("表🙂\r\n\t"), "'表🙂\r\n\t'", "text", "表🙂\r\n\t" },
        { new TextValue("{\"a\": \"\\n\"}"), "E'{\"a\": \"\\\\n\"}'", "jsonb", "{\"a\": \"\\n\"}" },
        {
            new TextValue("00000000-0000-0000-0000-000000000001"),
            "'00000000-0000-0000-0000-000000000001'",
            "uuid",
            "00000000-0000-0000-0000-000000000001"
        },
        { new BinaryValue("00ff27"), @"E'\\x00ff27'", "bytea", @"\x00ff27" },
        { new BinaryValue(""), @"E'\\x'", "bytea", @"\x" },
        { new MomentValue(Moment), "'2024-07-05 12:00:00.5+00'", "timestamptz", "2024-07-05 12:00:00.5+00" },
        { new DurationValue(new(-3, -2, -1, 0)), "'-74:01:00'", "interval", "-74:01:00" },
        { new DurationValue(TimeSpan.FromTicks(15)), "'00:00:00.0000015'", "interval", "00:00:00.000002" },
        { new DurationValue(TimeSpan.MinValue), "'-256204778:48:05.4775808'", "interval", "-256204778:48:05.477581" },
        { new DurationValue(new(23, 59, 59)), "'23:59:59'", "time", "23:59:59" },
        { Items(), "'{}'", "text[]", "{}" },
        { Items(new NumberValue("1"), new NullValue()), "'{1,NULL}'", "integer[]", "{1,NULL}" },
        {
            Items(new TextValue("NULL"), new TextValue("a,\"b\"\\{}'"), new TextValue("")),
            @"E'{""NULL"",""a,\\""b\\""\\\\{}''"",""""}'",
            "text[]",
            @"{""NULL"",""a,\""b\""\\{}'"",""""}"
        },
        {
            Items(Items(new BooleanValue(true)), Items(new BooleanValue(false))),
            "'{{true},{false}}'",
            "boolean[]",
            "{{t},{f}}"
        },
        { Items(new BinaryValue("5c")), @"E'{""\\\\x5c""}'", "bytea[]", @"{""\\x5c""}" },
        { Items(new MomentValue(Moment)), "'{\"2024-07-05 12:00:00.5+00\"}'", "timestamptz[]", "{\"2024-07-05 12:00:00.5+00\"}" },
        { new ExpressionValue("1 + 1"), "1 + 1", "integer", "2" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Writes_a_value(SqlValue value, string sql, string type, string? text)
    {
        _ = (type, text);
        PostgresValues.Value(value).Should().Be(sql);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public async Task The_server_reads_what_was_meant(SqlValue value, string sql, string type, string? text)
    {
        await using var command = new NpgsqlCommand($"SELECT CAST(({sql}) AS {type})::text", server.Connection);

        (await command.ExecuteScalarAsync() as string).Should().Be(text, "that is {0}", value);
    }

    [Fact]
    public void Every_kind_of_value_is_in_the_table_above() =>
        Written.Select(row => row[0].GetType()).Should().Contain(
            typeof(SqlValue).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SqlValue))));

    private static ArrayValue Items(params SqlValue[] items) => new(items);

    public sealed class Server : IAsyncLifetime
    {
        private PostgresDatabase _database = null!;

        public NpgsqlConnection Connection { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _database = await PostgresDatabase.CreateAsync();
            Connection = await _database.OpenAsync();
            await using var zone = new NpgsqlCommand("SET timezone = 'UTC'", Connection);
            await zone.ExecuteNonQueryAsync();
        }

        public async Task DisposeAsync()
        {
            await Connection.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
