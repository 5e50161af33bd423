using Schema.Dsl;
using Schema.Testing;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres.Traffic;

/// <summary>Promise 6 under load: others read and write a table all the time, while it is changed in every way that is
/// online by default.</summary>
public sealed class TrafficTests
{
    private const string LockTimeout = "500ms";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly int Rows = Suite.Size(whole: 1_000_000, sample: 30_000);

    // A condition that takes its time for the first rows, so that looking at all of them takes seconds on any machine.
    private const string Slow = "slow(id)";

    private static readonly (string Name, Action<Saying> Change)[] Changes =
    [
        ("Index", on => on.Index("users", i => i.Expression(Slow).Name("users_slow"))),
        ("Anew", on => on.Reindex("users_slow")),
        ("NoIndex", on => on.DropIndexNamed("users_slow")),
        ("Check", on => on.AddCheck("users", Slow, "users_check")),
        ("NoCheck", on => on.DropConstraint("users", "users_check")),
        ("Reference", on => on.AddForeignKey("users", "team_id", references: "teams")),
        ("Unique", on => on.AddUnique("users", "email")),
        ("Required", on => on.SetNotNull("users", "email")),
        ("Plain", on => on.AddColumn("users", t => t.Integer("level").NotNull().Default(0))),
        ("Token", on => on.AddColumn("users", t => t.TimestampTz("seen_at").NotNull().DefaultSql("clock_timestamp()"))),
        ("Refers", on => on.AddColumn("users", t => t.BigInt("other_id").References("teams"))),
        ("Filled", on => on.Backfill("users", b => b.Set("level = 1").Where("level = 0"))),
        ("Renamed", on => on.RenameColumn("users", "team_id", to: "group_id").Online()),
        ("Named", on => on.FinishOnline("users", "group_id")),
        ("Retyped", on => on.AlterTable("users", t => t.Modify("level", c => c.Type("bigint").Online()))),
        ("Typed", on => on.FinishOnline("users", "level")),
        ("Gone", on => on.RemoveColumn("users", "group_id")),
    ];

    [Fact]
    public async Task Nobody_waits_for_longer_than_a_moment_while_a_table_is_changed()
    {
        await using var database = await TablesAsync();
        await using var traffic = Users.At(database);

        var entries = Changes.Select((change, place) => Entry(place + 1, change.Name, change.Change)).ToArray();
        for (var count = 1; count <= entries.Length; count++)
        {
            var before = traffic.LongestWait;
            await new Migrator([Tables, .. entries.Take(count)]).MigrateAsync(Options(database));
            traffic.LongestWait.Should().BeLessThan(Longest, "{0} follows {1}", Changes[count - 1].Name, before);
        }

        (await traffic.EndAsync()).Should().BeGreaterThan(100, "there is traffic");
        (await database.QuerySingleAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).Should().Be(0);
    }

    // So that the test above is known to bite.
    [Fact]
    public async Task Written_plainly_the_same_change_keeps_everybody_waiting()
    {
        await using var database = await TablesAsync();
        await using var traffic = Users.At(database);

        await new Migrator([Tables, Entry(1, "Check", on => on.Unsafe("to see it", () => on.AddCheck("users", Slow)))])
            .MigrateAsync(Options(database));

        traffic.LongestWait.Should().BeGreaterThan(Longest);
    }

    private static MigrateOptions Options(PostgresDatabase database) => new()
    {
        Database = database.Url,
        Timeouts = new(Lock: LockTimeout),

        // That it is no release of the application which is removed from under it, is not the point here.
        Rules = RuleSettings.None,
    };

    private static async Task<PostgresDatabase> TablesAsync()
    {
        var database = await PostgresDatabase.CreateAsync();
        await new Migrator([Tables]).MigrateAsync(new() { Database = database.Url });
        await database.ExecuteAsync(
            $"""
            CREATE FUNCTION slow(id bigint) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS
                'BEGIN IF id <= 3000 THEN PERFORM pg_sleep(0.001); END IF; RETURN true; END';
            INSERT INTO teams DEFAULT VALUES;
            INSERT INTO users (team_id, email) SELECT 1, 'user ' || n FROM generate_series(1, {Rows}) AS n;
            ANALYZE users
            """);
        return database;
    }

    private static MigrationEntry Tables => Entry(0, "Tables", on =>
    {
        on.CreateTable("teams", _ => { });
        on.CreateTable("users", t =>
        {
            t.BigInt("team_id");
            t.Text("email");
        });
        on.Index("users", "team_id");
    });

    private static MigrationEntry Entry(int number, string name, Action<Saying> change) =>
        new(20240101000000 + number, name, () => new Saying(change));
}
