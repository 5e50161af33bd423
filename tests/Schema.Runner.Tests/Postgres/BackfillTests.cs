using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Rows that are filled in batches, while others read and write them.</summary>
public sealed partial class BackfillTests : IAsyncLifetime
{
    private const int Rows = 1_000;
    private const string Journals = "SELECT count(*) FROM pg_class WHERE relname = 'schema_migration_steps'";
    private const string Left = "SELECT count(*) FROM users WHERE email_lower IS DISTINCT FROM lower(email)";

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        await _database.ExecuteAsync(
            $"INSERT INTO users (email) SELECT 'User ' || n FROM generate_series(1, {Rows}) AS n; "
            + "CREATE TABLE written (id bigint); "
            + "CREATE FUNCTION write() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO written VALUES (NEW.id); RETURN NEW; END'; "
            + "CREATE TRIGGER write AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION write()");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private static BackfillPace Quick => new()
    {
        Lease = TimeSpan.FromSeconds(2),
        LockTimeout = TimeSpan.FromMilliseconds(200),
        Pause = TimeSpan.FromMilliseconds(10),
        Look = TimeSpan.FromMilliseconds(50),
    };

    private MigrateOptions Options => new() { Database = _database.Url, Backfills = new() { Pace = Quick } };

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on => on.CreateTable("users", t =>
    {
        t.Text("email");
        t.Text("email_lower");
    })));

    private static MigrationEntry Fill(Action<BackfillBuilder>? more = null) =>
        new(20240101000002, "FillEmails", () => new Saying(on => on.Backfill("users", b =>
        {
            b.Set("email_lower = lower(email)").Where("email_lower IS NULL").BatchSize(100);
            more?.Invoke(b);
        })));

    private static MigrationEntry Expand => new(20240101000003, "Expand", () => new Saying(on =>
    {
        on.AddColumn("users", t => t.Text("name"));
        on.Backfill("users", b => b.Set("name = initcap(email)").BatchSize(100).Undo("name = NULL"));
        on.SetNotNull("users", "name");
    }));

    [Fact]
    public async Task Are_filled_each_once_and_leave_a_record()
    {
        var run = await new Migrator([CreateUsers, Fill()]).MigrateAsync(Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("FillEmails");
        run.Warnings.Should().BeEmpty();
        await EachRowIsDoneOnceAsync();
        (await TextAsync(
            """
            SELECT concat_ws(' ', version, backward, step, name, table_name, key_columns, cursor, upper_bound, rows_done, rows_changed,
                status, attempts, last_error, lease, lease_owner, finished_at >= started_at) FROM schema_backfills
            """)).Should().Be("20240101000002 f 1 FillEmails users {id} [1000] [1000] 1000 1000 succeeded 1 t");
    }

    [Fact]
    public async Task Stand_between_what_comes_before_and_behind_them()
    {
        var migrator = new Migrator([CreateUsers, Expand]);

        var run = await migrator.MigrateAsync(Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("Expand");
        run.Warnings.Should().BeEmpty();
        (await ScalarAsync("SELECT count(*) FROM users WHERE name = initcap(email)")).Should().Be(Rows);
        (await ScalarAsync(Journals)).Should().Be(0);

        await migrator.RollbackAsync(steps: 1, options: Options);

        (await ScalarAsync("SELECT count(*) FROM pg_attribute WHERE attname = 'name' AND attrelid = 'users'::regclass")).Should().Be(0);
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM schema_backfills WHERE status = 'succeeded' AND rows_done = 1000")).Should().Be(2);

        await migrator.MigrateAsync(Options);

        (await ScalarAsync("SELECT count(*) FROM users WHERE name = initcap(email)")).Should().Be(Rows);
    }

    [Fact]
    public async Task Are_counted_in_how_long_it_took()
    {
        var heard = new HeardLog();
        var slow = Throttled(At(300, () => Task.Delay(1_100)));

        var run = await new Migrator([CreateUsers, Expand]).MigrateAsync(slow with { Logger = heard });

        run.Migrations.Single().Duration.Should().BeGreaterThan(TimeSpan.FromSeconds(1));
        heard.Lines.Should().NotContain("== Migrated 20240101000003 in 0.0s");
        (await ScalarAsync("SELECT EXTRACT(milliseconds FROM duration)::bigint FROM schema_migrations WHERE version = 20240101000003"))
            .Should().BeGreaterThan(1_000);
    }

    private MigrateOptions Throttled(Func<BackfillProgress, CancellationToken, ValueTask<TimeSpan>> throttle) =>
        Options with { Backfills = new() { Pace = Quick, Throttle = throttle } };

    // Once, before the first batch behind so many rows.
    private static Func<BackfillProgress, CancellationToken, ValueTask<TimeSpan>> At(long rows, Func<Task> happen)
    {
        var hasHappened = false;
        return async (progress, _) =>
        {
            if (!hasHappened && progress.Done >= rows)
            {
                hasHappened = true;
                await happen();
            }

            return TimeSpan.Zero;
        };
    }

    private async Task EachRowIsDoneOnceAsync()
    {
        (await ScalarAsync(Left)).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM written")).Should().Be(Rows);
        (await ScalarAsync("SELECT count(DISTINCT id) FROM written")).Should().Be(Rows);
        (await ScalarAsync("SELECT rows_changed FROM schema_backfills")).Should().Be(Rows);
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    private Task<long> ScalarAsync(string sql) => _database.QuerySingleAsync<long>(sql);

    private Task<string> TextAsync(string sql) => _database.QuerySingleAsync<string>(sql);

    private async Task UntilTableAsync()
    {
        while (await ScalarAsync("SELECT count(*) FROM pg_class WHERE relname = 'schema_backfills'") == 0)
        {
            await Task.Delay(20);
        }
    }

    private async Task UntilAsync(string sql, long expected)
    {
        await Task.WhenAny(UntilTableAsync(), Task.Delay(TimeSpan.FromSeconds(20)));
        for (var since = DateTime.UtcNow; await ScalarAsync(sql) != expected;)
        {
            (DateTime.UtcNow - since).Should().BeLessThan(TimeSpan.FromSeconds(20), "{0} has to come to {1}", sql, expected);
            await Task.Delay(20);
        }
    }
}
