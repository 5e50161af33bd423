using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

/// <summary>What a change of a type does on the real server, for each pair of types.</summary>
public sealed class TypeConversionTests
{
    private static readonly string[] Types =
    [
        "smallint", "integer", "bigint", "numeric", "numeric(10,2)", "numeric(12,2)", "numeric(12,3)", "numeric(10)", "real",
        "double precision", "boolean", "text", "varchar", "varchar(10)", "varchar(20)", "char(10)", "char(20)", "citext", "name", "uuid",
        "bytea", "json", "jsonb", "xml", "date", "time", "time(3)", "timestamp", "timestamp(3)", "timestamptz", "timestamptz(3)",
        "interval", "interval(3)", "interval year", "inet", "cidr", "oid", "bit(4)", "bit(8)", "varbit", "varbit(4)", "varbit(8)",
        "text[]", "varchar[]", "varchar(10)[]", "varchar(20)[]", "integer[]", "bigint[]",
    ];

    /// <summary>Here nobody relies on a setting of the session, or on what is rare.</summary>
    private static readonly string[] Cautious = ["timestamp", "timestamptz", "interval"];

    [Fact]
    public async Task Is_as_the_rules_take_it()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE EXTENSION citext;
            CREATE FUNCTION change(a text, b text) RETURNS text LANGUAGE plpgsql AS $$
            DECLARE t oid; i oid; result text;
            BEGIN
                EXECUTE format('CREATE TABLE changed (id int, c %s)', a);
                BEGIN EXECUTE 'CREATE INDEX changed_c ON changed (c)'; EXCEPTION WHEN OTHERS THEN NULL; END;
                t := pg_relation_filenode('changed'); i := pg_relation_filenode(to_regclass('changed_c'));
                BEGIN
                    EXECUTE format('ALTER TABLE changed ALTER c TYPE %s', b);
                    result := CASE WHEN t <> pg_relation_filenode('changed') THEN 'Rewritten'
                        WHEN i <> pg_relation_filenode(to_regclass('changed_c')) THEN 'Sorted' ELSE 'Kept' END;
                EXCEPTION WHEN OTHERS THEN NULL; END;
                DROP TABLE changed;
                RETURN result;
            END $$
            """);
        var pairs = Types.SelectMany(_ => Types, (from, to) => (From: from, To: to)).Where(pair => pair.From != pair.To).ToArray();
        var names = string.Join(", ", Types.Select(type => $"('{type}')"));
        var measured = await database.QueryAsync<string>(
            $"SELECT f || ' to ' || t || ': ' || r FROM (VALUES {names}) AS a (f), (VALUES {names}) AS b (t), LATERAL change(f, t) AS r "
            + "WHERE f <> t AND r IS NOT NULL");

        var taken = pairs.ToDictionary(pair => $"{pair.From} to {pair.To}", pair => TypeConversions
            .Of(ColumnType.Parse(pair.From), ColumnType.Parse(pair.To), SchemaModel.Empty()).ToString());
        measured.Where(line => !Cautious.Any(type => line.StartsWith(type, StringComparison.Ordinal)))
            .Where(line => line.Split(": ") is [var pair, var result] && taken[pair] != result)
            .Select(line => $"{line}, and not {taken[line.Split(": ")[0]]}")
            .Should().BeEmpty();
        measured.Where(line => line.Split(": ") is [var pair, "Rewritten"] && taken[pair] != "Rewritten").Should().BeEmpty();
    }
}
