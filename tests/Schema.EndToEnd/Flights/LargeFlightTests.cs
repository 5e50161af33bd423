using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Flights;

public sealed class LargeFlightTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Two_thousand_statements_do_not_hang()
    {
        await using var database = await PostgresDatabase.CreateAsync();

        await MigrateAsync(database, new ManyStatements());

        (await database.QuerySingleAsync<long>("SELECT count(*) FROM notes")).Should().Be(1_998);
    }

    [Fact]
    public async Task Two_thousand_answers_do_not_hang()
    {
        await using var database = await PostgresDatabase.CreateAsync();

        await MigrateAsync(database, new ManyAnswers());

        (await database.QuerySingleAsync<long>("SELECT count(*) FROM schema_migrations")).Should().Be(1);
    }

    [Fact]
    public async Task A_megabyte_of_sql_does_not_hang()
    {
        await using var database = await PostgresDatabase.CreateAsync();

        await MigrateAsync(database, new OneLargeStatement());

        (await database.QuerySingleAsync<int>("SELECT length(body) FROM notes")).Should().Be(1 << 20);
    }

    private static Task MigrateAsync(PostgresDatabase database, Migration migration) =>
        new Migrator([new(Chain.Version(1), migration.GetType().Name, () => migration)])
            .MigrateAsync(new() { Database = database.Url })
            .WaitAsync(Patience);

    private sealed class ManyStatements : Migration
    {
        public override void Change()
        {
            CreateTable("notes", t => t.Integer("number"));
            for (var number = 0; number < 1_998; number++)
            {
                Execute($"INSERT INTO notes (number) VALUES ({number})", down: "DELETE FROM notes");
            }
        }
    }

    private sealed class ManyAnswers : Migration
    {
        public override void Change()
        {
            for (var number = 0; number < 2_000; number++)
            {
                Execute("DO $$ BEGIN RAISE NOTICE '%', repeat('loud ', 1000); END $$", down: "SELECT 1");
            }
        }
    }

    private sealed class OneLargeStatement : Migration
    {
        public override void Change()
        {
            CreateTable("notes", t => t.Text("body"));
            Execute($"INSERT INTO notes (body) VALUES ('{new string('x', 1 << 20)}')", down: "DELETE FROM notes");
        }
    }
}
