using Npgsql;
using Schema.Dsl;
using Schema.Testing.Network;

namespace Schema.Runner.Tests.Postgres;

// What becomes of steps that are broken off while another's transaction keeps them from their end.
public sealed partial class OnlineStepTests
{
    [Fact]
    public async Task What_is_half_done_can_be_written_anew_from_there_on()
    {
        await _database.ExecuteAsync("UPDATE users SET email = 'the same'");
        await new Migrator([CreateUsers, Tidy()]).Awaiting(it => it.MigrateAsync(Options))
            .Should().ThrowAsync<MigrationFailedException>();

        var edited = new MigrationEntry(20240101000002, "Tidy", () => new Saying(on => on.Comment(On.Table("users"), "Others")));
        (await new Migrator([CreateUsers, edited]).Awaiting(it => it.MigrateAsync(Options))
            .Should().ThrowAsync<PlanRejectedException>())
            .Which.Message.Should().Contain(
                "20240101000002 Tidy: It is half done, and was edited since: what is committed of it (comment on table users) is not "
                + "what it begins with any more. Undo the edit of that part (what comes behind it can change), or roll back by one "
                + "step, which undoes what is done of it, and migrate again.");

        var mended = new MigrationEntry(20240101000002, "Tidy", () => new Saying(on =>
        {
            on.Comment(On.Table("users"), "Those who sign in");
            on.Index("users", "email");
        }));
        await new Migrator([CreateUsers, mended]).MigrateAsync(Options);

        (await TextAsync("SELECT indexdef FROM pg_indexes WHERE indexname = 'users_email_index'")).Should().StartWith("CREATE INDEX");
        (await new Migrator([CreateUsers, mended]).StatusAsync(Options)).Should().OnlyContain(row => row.State == MigrationState.Applied);
    }

    [Fact]
    public async Task A_value_of_an_enum_is_used_behind_its_commit()
    {
        var entries = Saying.Entries(
            m =>
            {
                m.CreateEnum("status", "new");
                m.CreateTable("orders", t => t.Enum("status", "status").Default("new"));
            },
            m =>
            {
                m.AddEnumValue("status", "paid");
                m.SetDefault("orders", "status", "paid");
                m.AddColumn("orders", t => t.Enum("next", "status").NotNull().Default("paid"));
            },
            m =>
            {
                m.AddEnumValue("status", "sent");
                m.Backfill("orders", b => b.Set("next = 'sent'").Where("status = 'new'"));
            });
        var options = new MigrateOptions { Database = _database.Url, HistoryTable = "orders_migrations" };

        await new Migrator(entries).MigrateAsync(options);
        await _database.ExecuteAsync("INSERT INTO orders DEFAULT VALUES");

        (await TextAsync("SELECT concat(status, ' ', next) FROM orders")).Should().Be("paid paid");
    }

    [Theory]
    [InlineData(Cut.Reset)]
    [InlineData(Cut.ClientOnly)]
    public async Task A_runner_that_loses_its_connection_while_one_runs_finds_it_finished(Cut cut)
    {
        // Another's transaction keeps the build from its end.
        await using var reader = await ReaderAsync();
        await using var proxy = new TcpProxy(_database.Server.Port);
        var through = new Migrator([CreateUsers, Tidy()]).MigrateAsync(new() { Database = _database.UrlThrough(proxy.Port) });
        await UntilAsync("SELECT count(*) FROM pg_index WHERE NOT indisvalid", 1);

        proxy.CutAll(cut);
        var other = new Migrator([CreateUsers, Tidy()]).MigrateAsync(Options);
        await Task.Delay(500);
        other.IsCompleted.Should().BeFalse("the server is still at it");
        await reader.DisposeAsync();

        await Task.WhenAll(other, through);
        (await ScalarAsync(AreUnique)).Should().Be(2);
        (await ScalarAsync(Invalid)).Should().Be(0);
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync(Locks)).Should().Be(0);
    }

    [Fact]
    public async Task A_session_that_is_ended_while_one_runs_is_followed_by_one_that_builds_it_anew()
    {
        var migrator = await BreakOffAsync();
        (await ScalarAsync(Invalid)).Should().Be(1);

        await migrator.MigrateAsync(Options);

        (await ScalarAsync(Invalid)).Should().Be(0);
        (await ScalarAsync(AreUnique)).Should().Be(2);
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    [Fact]
    public async Task One_that_is_cancelled_frees_the_lock_and_is_finished_by_the_next_run()
    {
        await using var reader = await ReaderAsync();
        var migrator = new Migrator([CreateUsers, Tidy()]);
        using var cancellation = new CancellationTokenSource();
        var first = migrator.MigrateAsync(Options, cancellation.Token);
        await UntilAsync(Invalid, 1);

        await cancellation.CancelAsync();
        (await first.Awaiting(it => it).Should().ThrowAsync<OperationCanceledException>()).Which.Message.Should().Be(
            "Cancelled: It runs outside a transaction: what is half done of it is repaired before the next run goes on. "
            + "The step before it is committed and stays: the next run goes on behind it. "
            + "This run has committed no whole migration. Run it again: it goes on from there.");
        (await ScalarAsync(Locks)).Should().Be(0);
        await reader.DisposeAsync();
        await migrator.MigrateAsync(Options);

        (await ScalarAsync(Invalid)).Should().Be(0);
        (await ScalarAsync(AreUnique)).Should().Be(2);
    }

    [Fact]
    public async Task A_way_back_that_was_broken_off_is_gone_to_its_end_before_anything_else()
    {
        var migrator = new Migrator([CreateUsers, Tidy()]);
        await migrator.MigrateAsync(Options);
        await using var reader = await ReaderAsync();
        var back = migrator.RollbackAsync(steps: 1, options: Options);
        await UntilAsync("SELECT count(*) FROM schema_migration_steps WHERE backward AND done_at IS NULL", 1);

        Administrator.EndRunners(_database);
        await back.Awaiting(it => it).Should().ThrowAsync<ConnectionLostException>();
        await reader.DisposeAsync();
        var run = await migrator.MigrateAsync(Options);

        run.Migrations.Select(migration => migration.Version).Should().Equal(20240101000002, 20240101000002);
        (await ScalarAsync(AreUnique)).Should().Be(2);
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    [Fact]
    public async Task An_invalid_index_that_another_tool_has_left_is_built_anew()
    {
        await _database.ExecuteAsync("CREATE UNIQUE INDEX users_email_index ON users (email)");
        await _database.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_email_index'::regclass");
        var migrator = new Migrator([CreateUsers, Tidy()]);
        var log = new HeardLog();

        await migrator.MigrateAsync(Options with { Logger = log });

        (await ScalarAsync(AreUnique)).Should().Be(2);
        (await ScalarAsync(Invalid)).Should().Be(0);
        (await ScalarAsync(Locks)).Should().Be(0);
        (await ScalarAsync(Journals)).Should().Be(0);
        log.Lines.Should().Contain(line => line.Contains(
            "create unique index users_email_index concurrently: an attempt has left something half done. It is dropped first."));
    }

    [Fact]
    public async Task What_a_concurrent_rebuild_of_another_tool_has_left_goes_before_the_next_one()
    {
        await new Migrator([CreateUsers, Tidy()]).MigrateAsync(Options);
        await _database.ExecuteAsync("CREATE INDEX users_age_index_ccnew ON users (age)");
        await _database.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_age_index_ccnew'::regclass");

        await new Migrator([CreateUsers, Tidy(), new(20240101000003, "Anew", () => new Saying(on => on.Reindex("users_age_index")))])
            .MigrateAsync(Options);

        (await ScalarAsync("SELECT count(*) FROM pg_class WHERE relname LIKE 'users_age_index%'")).Should().Be(1);
    }

    [Fact]
    public async Task Another_object_that_has_taken_the_name_stops_the_run()
    {
        var migrator = await BreakOffAsync();
        await _database.ExecuteAsync("DROP INDEX users_email_index; CREATE UNIQUE INDEX users_email_index ON users (id)");

        (await migrator.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<PlanRejectedException>())
            .Which.Message.Should().Contain(
                "20240101000002 Tidy: \"create unique index users_email_index concurrently\" was broken off, "
                + "and something else has its name now: CREATE UNIQUE INDEX users_email_index ON public.users USING btree (id). "
                + "Rename or drop that.");

        await _database.ExecuteAsync("DROP INDEX users_email_index");
        await migrator.MigrateAsync(Options);
        (await ScalarAsync(AreUnique)).Should().Be(2);
    }

    // Its session is ended while it builds the unique index.
    private async Task<Migrator> BreakOffAsync()
    {
        await using var reader = await ReaderAsync();
        var migrator = new Migrator([CreateUsers, Tidy()]);
        var run = migrator.MigrateAsync(Options);
        await UntilAsync(Invalid, 1);
        Administrator.EndRunners(_database);
        await run.Awaiting(it => it).Should().ThrowAsync<ConnectionLostException>();
        return migrator;
    }

    // A transaction that has seen the table, and does not end.
    private async Task<NpgsqlConnection> ReaderAsync()
    {
        var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM users", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
