using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Rows that migrations add, change and delete, on a server: there and back.</summary>
public sealed class RowTests : IAsyncLifetime
{
    private const string Hostile = "'; DROP TABLE roles; -- \\' \"表🙂\" $1 {0} %s";

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_value_arrives_as_it_was_given()
    {
        var id = Guid.NewGuid();
        var moment = new DateTimeOffset(2024, 7, 5, 14, 30, 0, 250, TimeSpan.FromHours(2));
        await MigrateAsync(new Saying(m =>
        {
            m.CreateTable("kinds", t =>
            {
                t.NoPrimaryKey();
                t.Text("text").Default(Hostile);
                t.Char("letter", 1);
                t.Decimal("number", 10, 2).Default(-1.5m);
                t.Double("real");
                t.Boolean("flag").Default(true);
                t.Uuid("id").Default(id);
                t.Date("day").Default(new DateOnly(2024, 2, 29));
                t.Time("time").Default(new TimeOnly(13, 37));
                t.Timestamp("at").Default(new DateTime(2024, 7, 5, 1, 2, 3));
                t.TimestampTz("moment").Default(moment);
                t.Interval("span").Default(TimeSpan.FromMinutes(-90));
                t.Binary("bytes").Default(new byte[] { 0, 39, 92, 255 });
                t.Text("tags").Array().Default(new[] { Hostile, "NULL", "", null });
                t.Integer("grid").Array(2);
                t.Jsonb("settings").Default("{\"it's\": [\"\\\\\"]}");
                t.Integer("nothing");
            });
            m.Insert(
                "kinds",
                ("text", Hostile),
                ("letter", 'x'),
                ("number", -1.5m),
                ("real", 1e-7),
                ("flag", true),
                ("id", id),
                ("day", new DateOnly(2024, 2, 29)),
                ("time", new TimeOnly(13, 37)),
                ("at", new DateTime(2024, 7, 5, 1, 2, 3)),
                ("moment", moment),
                ("span", TimeSpan.FromMinutes(-90)),
                ("bytes", new byte[] { 0, 39, 92, 255 }),
                ("tags", new[] { Hostile, "NULL", "", null }),
                ("grid", new[] { new[] { 1, 2 }, [3, 4] }),
                ("settings", "{\"it's\": [\"\\\\\"]}"),
                ("nothing", null)).Undo("DELETE FROM kinds");
            m.Insert("kinds", ("letter", 'y')).Undo(Irreversible.Because("the other has shown it"));
        }));

        foreach (var row in new[] { "letter = 'x'", "letter = 'y'" })
        {
            (await ReadAsync(
                "text", "number::text", "flag", "id", "day::text", "time::text", "at::text", "moment AT TIME ZONE 'UTC'",
                "span::text", "encode(bytes, 'hex')", "tags", "settings ->> 'it''s'", "nothing IS NULL", row)).Should().BeEquivalentTo(
                new object[]
                {
                    Hostile, "-1.50", true, id, "2024-02-29", "13:37:00", "2024-07-05 01:02:03",
                    new DateTime(2024, 7, 5, 12, 30, 0, 250), "-01:30:00", "00275cff",
                    new[] { Hostile, "NULL", "", null }, "[\"\\\\\"]", true,
                },
                all => all.WithStrictOrdering());
        }

        (await ReadAsync("real", "grid::text", "letter = 'x'")).Should().Equal(1e-7, "{{1,2},{3,4}}");
    }

    [Fact]
    public async Task Changes_of_rows_go_back_to_the_rows_that_were_there()
    {
        var roles = new Saying(m => m.CreateTable("roles", t =>
        {
            t.Text("name").PrimaryKey();
            t.Integer("level");
        }));
        var first = new Saying(m => m.Insert("roles", ["name", "level"], ["admin", 1], ["guest", null], [Hostile, 7]));
        var second = new Saying(m =>
        {
            m.Insert("roles", ("name", "owner"), ("level", Saying.Sql("1 + 1")));
            m.Update("roles", set: [("name", "root"), ("level", 0)], where: [("name", "admin")], undo: [("name", "admin"), ("level", 1)]);
            m.Update(
                "roles",
                set: "level = level * 10, name = upper(name)",
                where: "level > 1",
                undo: $"""
                    UPDATE roles SET level = 7, name = '{Hostile.Replace("'", "''")}' WHERE level = 70;
                    UPDATE roles SET level = level / 10, name = lower(name) WHERE level = 20
                    """);
            m.Delete("roles", where: [("level", null)], undo: [("name", "guest"), ("level", null)]);
        });
        await MigrateAsync(roles, first);
        var before = await RowsAsync();

        await MigrateAsync(roles, first, second);
        var after = await RowsAsync();
        await Migrator(roles, first, second).RollbackAsync(steps: 1, options: Options);
        var back = await RowsAsync();
        await Migrator(roles, first, second).RollbackAsync(steps: 1, options: Options);

        before.Should().Equal($"{Hostile} 7", "admin 1", "guest ?");
        after.Should().Equal($"{Hostile.ToUpperInvariant()} 70", "OWNER 20", "root 0");
        back.Should().Equal(before);
        (await RowsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_found_again_is_told_before_anything_is_undone()
    {
        var create = new Saying(m => m.CreateTable("roles", t => t.Text("name")));
        var insert = new Saying(m => m.Insert("roles", ("name", "admin")));
        await MigrateAsync(create, insert);

        var rollback = await Migrator(create, insert)
            .Awaiting(migrator => migrator.RollbackAsync(to: 0, options: Options))
            .Should().ThrowAsync<PlanRejectedException>();

        rollback.Which.Problems.Should().Equal(
            "20240101000001 M2: Cannot be rolled back: insert a row into roles: no key of \"roles\" has values for all its "
            + "columns among name, so that nothing tells the rows from others. Give them, or the undo: "
            + "Insert(…).Undo(\"DELETE …\").");
    }

    private MigrateOptions Options => new() { Database = _database.ConnectionString };

    private Task MigrateAsync(params Saying[] migrations) => Migrator(migrations).MigrateAsync(Options);

    private static Migrator Migrator(params Saying[] migrations) => new(
        migrations.Select((migration, n) => new MigrationEntry(20240101000000 + n, $"M{n + 1}", () => migration)));

    private async Task<string[]> RowsAsync()
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT name || ' ' || coalesce(level::text, '?') FROM roles ORDER BY name COLLATE \"C\"", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }

    private async Task<object[]> ReadAsync(params string[] expressionsAndCondition)
    {
        await using var connection = await _database.OpenAsync();
        var sql = $"SELECT {string.Join(", ", expressionsAndCondition[..^1])} FROM kinds WHERE {expressionsAndCondition[^1]}";
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }
}
