using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Rows that migrations leave to the background, and those who fill them there.</summary>
public sealed partial class BackgroundBackfillTests : IAsyncLifetime
{
    private const int Rows = 1_000;
    private const string State = "SELECT concat_ws(' ', status, rows_done, rows_changed, lease IS NULL) FROM schema_backfills WHERE background ORDER BY version LIMIT 1";

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        await _database.ExecuteAsync($"INSERT INTO users (email) SELECT 'User ' || n FROM generate_series(1, {Rows}) AS n");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private MigrateOptions Options => new()
    {
        Database = _database.Url,
        Backfills = new()
        {
            Pace = new() { Lease = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(10), Look = TimeSpan.FromMilliseconds(50) },
        },
    };

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on => on.CreateTable("users", t =>
    {
        t.Text("email");
        t.Text("email_lower");
        t.Integer("age");
    })));

    private static MigrationEntry Fill => new(20240101000002, "FillEmails", () => new Saying(on =>
    {
        on.Comment(On.Table("users"), "People");
        on.Backfill("users", b => b.Set("email_lower = lower(email)").Where("email_lower IS NULL").BatchSize(100).InBackground());
    }));

    private static MigrationEntry FillAges => new(20240101000003, "FillAges", () => new Saying(on =>
        on.Backfill("users", b => b.Set("age = 1").Where("age IS NULL").BatchSize(100).InBackground())));

    private static MigrationEntry Require(string column = "email_lower") =>
        new(20240101000009, "Require", () => new Saying(on => on.SetNotNull("users", column)));

    [Fact]
    public async Task Are_written_down_and_filled_later()
    {
        var migrator = new Migrator([CreateUsers, Fill]);
        var run = await migrator.MigrateAsync(Options);

        run.Migrations.Select(one => one.Name).Should().Equal("FillEmails");
        (await TextAsync(State)).Should().Be("pending 0 0 t");
        (await ScalarAsync("SELECT count(*) FROM users WHERE email_lower IS NOT NULL")).Should().Be(0);
        var status = (await migrator.StatusAsync(Options)).Single(one => one.Version == 20240101000002);
        status.State.Should().Be(MigrationState.Applied);
        status.Backfills.Should().Equal(new BackfillStatus("users", "pending", 0, 0)
        {
            Version = 20240101000002,
            Name = "FillEmails",
            InBackground = true,
        });

        // Whoever runs it need not know the migration.
        (await new Migrator([]).RunBackfillsAsync(Options)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Table = "users", State = "succeeded", Done = (long)Rows, Changed = (long)Rows });

        (await ScalarAsync("SELECT count(*) FROM users WHERE email_lower = lower(email)")).Should().Be(Rows);
        (await migrator.RunBackfillsAsync(Options)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_needs_them_in_the_same_migration_has_them_filled_there()
    {
        var both = new MigrationEntry(20240101000002, "Both", () => new Saying(on =>
        {
            on.Backfill("users", b => b.Set("email_lower = lower(email)").Where("email_lower IS NULL").InBackground());
            on.SetNotNull("users", "email_lower");
        }));

        await new Migrator([CreateUsers, both]).MigrateAsync(Options);

        (await ScalarAsync("SELECT count(*) FROM users WHERE email_lower = lower(email)")).Should().Be(Rows);
    }

    [Fact]
    public async Task What_is_not_filled_yet_is_not_undone()
    {
        var fill = new MigrationEntry(20240101000002, "Fill", () => new Saying(on => on.Backfill(
            "users", b => b.Set("email_lower = lower(email)").Where("email_lower IS NULL").Undo("email_lower = NULL").InBackground())));
        var migrator = new Migrator([CreateUsers, fill]);
        await migrator.MigrateAsync(Options);

        (await migrator.Awaiting(it => it.RollbackAsync(steps: 1, options: Options)).Should().ThrowAsync<PlanRejectedException>())
            .Which.Message.Should().Contain("what undoes it would change the rows that are not filled yet too");

        await migrator.RunBackfillsAsync(Options);
        await migrator.RollbackAsync(steps: 1, options: Options);
        (await ScalarAsync("SELECT count(email_lower) FROM users")).Should().Be(0);
    }

    [Fact]
    public async Task The_roles_that_serve_write_how_far_they_are_and_not_what_is_run()
    {
        var role = $"service_{Guid.NewGuid():N}";
        await _database.ExecuteAsync($"CREATE ROLE {role} LOGIN");
        try
        {
            await new Migrator([CreateUsers, Fill]).MigrateAsync(Options with { GrantTo = [role] });

            (await TextAsync($"SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute "
                + $"WHERE attrelid = 'schema_backfills'::regclass AND attnum > 0 AND has_column_privilege('{role}', attrelid, attnum, 'UPDATE')"))
                .Should().Be("key_columns cursor upper_bound batch_size rows_done rows_changed rows_estimate status attempts last_error "
                    + "lease lease_owner lease_until started_at finished_at");
        }
        finally
        {
            await _database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task An_empty_table_has_nothing_to_be_filled()
    {
        await _database.ExecuteAsync("TRUNCATE users");

        await new Migrator([CreateUsers, Fill]).MigrateAsync(Options);

        (await TextAsync(State)).Should().Be("succeeded 0 0 t");
        await new Migrator([CreateUsers, Fill, Require()]).MigrateAsync(Options);
    }

    [Fact]
    public async Task A_fresh_database_takes_all_in_one_run()
    {
        await using var fresh = await PostgresDatabase.CreateAsync();
        var seed = new MigrationEntry(20240101000002, "Seed", () => new Saying(on => on.Insert("users", ("id", 7), ("email", "Ada"))));
        var fill = Fill with { Version = 20240101000003 };

        await new Migrator([CreateUsers, seed, fill, Require()]).MigrateAsync(Options with { Database = fresh.Url });

        (await fresh.QuerySingleAsync<string>("SELECT email_lower FROM users")).Should().Be("ada");
        (await fresh.QuerySingleAsync<long>("SELECT count(*) FROM schema_backfills WHERE status <> 'succeeded'")).Should().Be(0);
    }

    [Fact]
    public async Task The_way_back_takes_it_off_the_list_and_whoever_is_at_it_stops()
    {
        var migrator = new Migrator([CreateUsers, Fill]);
        await migrator.MigrateAsync(Options);

        await migrator.RunBackfillsAsync(At(300, () => migrator.RollbackAsync(steps: 1, options: Options)));

        (await ScalarAsync("SELECT count(*) FROM schema_backfills")).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM users WHERE email_lower IS NOT NULL")).Should().Be(300);
        await migrator.MigrateAsync(Options);
        (await TextAsync(State)).Should().Be("pending 0 0 t");
    }

    [Fact]
    public async Task One_at_a_time_fills_a_table_and_the_others_wait()
    {
        await new Migrator([CreateUsers, Fill, FillAges]).MigrateAsync(Options);
        await _database.ExecuteAsync(
            """
            CREATE TABLE written (id bigint, lower boolean);
            CREATE FUNCTION write() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN INSERT INTO written VALUES (NEW.id, NEW.age IS NULL); RETURN NEW; END';
            CREATE TRIGGER write AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION write()
            """);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Migrator([]).RunBackfillsAsync(Options)));

        (await TextAsync("SELECT concat_ws(' ', count(*), count(DISTINCT (id, lower))) FROM written")).Should().Be("2000 2000");
        (await _database.QueryAsync<string>("SELECT concat_ws(' ', status, rows_changed, attempts) FROM schema_backfills"))
            .Should().Equal("succeeded 1000 1", "succeeded 1000 1");
    }

    [PgBouncerFact]
    public async Task A_pooler_does_not_matter()
    {
        await using var pooler = await PgBouncer.StartAsync(_database.Server, poolSize: 1);
        var options = Options with { Database = _database.UrlThrough(pooler.Port) };
        await new Migrator([CreateUsers, Fill, FillAges]).MigrateAsync(options);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new Migrator([]).RunBackfillsAsync(options)));

        (await _database.QueryAsync<string>("SELECT concat_ws(' ', status, rows_changed) FROM schema_backfills"))
            .Should().Equal("succeeded 1000", "succeeded 1000");
    }

    [Fact]
    public async Task One_that_is_cancelled_goes_on_with_the_next_call()
    {
        using var cancellation = new CancellationTokenSource();
        var migrator = new Migrator([CreateUsers, Fill]);
        await migrator.MigrateAsync(Options);

        (await migrator.Awaiting(it => it.RunBackfillsAsync(At(300, cancellation.CancelAsync), cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>()).Which.Message.Should().Be(
            "Cancelled: what is filled of \"users\" stays. The next run goes on from there.");

        (await TextAsync(State)).Should().Be("running 300 300 t");
        await migrator.RunBackfillsAsync(Options);
        (await TextAsync(State)).Should().Be("succeeded 1000 1000 t");
    }

    [Fact]
    public async Task One_that_fails_does_not_keep_the_others()
    {
        await _database.ExecuteAsync("CREATE TABLE posts (id int PRIMARY KEY, title text); INSERT INTO posts VALUES (1, 'a')");
        var fillPosts = new MigrationEntry(20240101000003, "FillPosts", () => new Saying(on =>
        {
            on.Execute("SELECT 1", "SELECT 1");
            on.Backfill("posts", b => b.Set("title = 'b'").InBackground());
        }));
        var migrator = new Migrator([CreateUsers, Fill, fillPosts]);
        await migrator.MigrateAsync(Options);
        await _database.ExecuteAsync("ALTER TABLE users ADD CHECK (email_lower <> 'user 350')");

        (await migrator.Awaiting(it => it.RunBackfillsAsync(Options)).Should().ThrowAsync<MigrationFailedException>()).Which.Message.Should().Be(
            """
            Migration 20240101000002 FillEmails (forward) failed when it filled "users" in the background.

                23514: new row for relation "users" violates check constraint "users_email_lower_check"
                Detail: not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.
                Where: the row with the key not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.

                UPDATE "public"."users" SET email_lower = lower(email) WHERE email_lower IS NULL

            349 rows are done and stay. The next run goes on from there. Mend the row, then run it again. Or give it up, with schema backfills cancel 20240101000002, and let a new migration fill the rest, with a Where that leaves the row out.
            """);

        (await TextAsync("SELECT title FROM posts")).Should().Be("b");
        await _database.ExecuteAsync("ALTER TABLE users DROP CONSTRAINT users_email_lower_check");
        await migrator.RunBackfillsAsync(Options);
        (await TextAsync(State)).Should().Be("succeeded 1000 1000 t");
    }

    [Fact]
    public async Task Without_a_way_through_it_is_not_written_down()
    {
        await _database.ExecuteAsync("CREATE TABLE logs (line text)");
        var fill = new MigrationEntry(20240101000003, "FillLogs", () => new Saying(on =>
        {
            on.Execute("SELECT 1", "SELECT 1");
            on.Backfill("logs", b => b.Set("line = 'b'").InBackground());
        }));

        (await new Migrator([CreateUsers, fill]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Contain("there is no key by which to walk through \"logs\"");
        (await ScalarAsync("SELECT count(*) FROM pg_class WHERE relname = 'schema_backfills'")).Should().Be(0);
    }

    private MigrateOptions At(long rows, Func<Task> happen)
    {
        var hasHappened = false;
        return Options with
        {
            Backfills = Options.Backfills with
            {
                Throttle = async (progress, _) =>
                {
                    if (!hasHappened && progress.Done >= rows)
                    {
                        hasHappened = true;
                        await happen();
                    }

                    return TimeSpan.Zero;
                },
            },
        };
    }

    private Task<long> ScalarAsync(string sql) => _database.QuerySingleAsync<long>(sql);

    private Task<string> TextAsync(string sql) => _database.QuerySingleAsync<string>(sql);
}
