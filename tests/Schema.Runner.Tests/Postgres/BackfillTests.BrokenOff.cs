using Schema.Dsl;
using Schema.Testing.Network;

namespace Schema.Runner.Tests.Postgres;

// What becomes of rows that are half filled.
public sealed partial class BackfillTests
{
    [Theory]
    [InlineData(Cut.Reset)]
    [InlineData(Cut.Close)]
    [InlineData(Cut.ClientOnly)]
    public async Task A_connection_that_is_cut_is_made_anew(Cut cut)
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var options = Throttled(At(300, () =>
        {
            proxy.CutAll(cut);
            return Task.CompletedTask;
        }));

        await new Migrator([CreateUsers, Fill()]).MigrateAsync(options with { Database = _database.UrlThrough(proxy.Port) });

        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task A_session_that_is_ended_by_hand_ends_the_run_and_loses_one_batch_alone()
    {
        await using var other = await _database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await new Npgsql.NpgsqlCommand("SELECT FROM users WHERE id = 350 FOR UPDATE", other, holding).ExecuteNonQueryAsync();
        var run = new Migrator([CreateUsers, Fill()]).MigrateAsync(
            Options with { Backfills = new() { Pace = Quick with { LockTimeout = TimeSpan.FromMinutes(1) } } });
        await UntilAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", 1);

        await _database.ExecuteAsync(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """);
        await holding.RollbackAsync();
        (await run.Awaiting(it => it).Should().ThrowAsync<MigrationFailedException>()).Which.Message.Should().Be(
            """
            Migration 20240101000002 FillEmails (forward) failed when it filled "users".

                57P01: terminating connection due to administrator command
                Where: while updating tuple (2,21) in relation "users"

            Somebody has ended its session. The batch that ran was rolled back; what is filled before stays. This run has committed no whole migration. Run it again when nothing speaks against it any more: it goes on from there.
            """);

        (await TextAsync("SELECT concat_ws(' ', cursor, lease, lease_until) FROM schema_backfills")).Should().Be("[300]");
        await new Migrator([CreateUsers, Fill()]).MigrateAsync(Options);
        await EachRowIsDoneOnceAsync();
        (await ScalarAsync("SELECT attempts FROM schema_backfills")).Should().Be(2);
    }

    [Fact]
    public async Task One_that_is_cancelled_frees_its_lease_and_is_finished_by_the_next_run()
    {
        using var cancellation = new CancellationTokenSource();
        var migrator = new Migrator([CreateUsers, Fill()]);

        (await migrator.Awaiting(it => it.MigrateAsync(Throttled(At(300, cancellation.CancelAsync)), cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>()).Which.Message.Should().Be(
            "Cancelled: what is filled of \"users\" stays. This run has committed no whole migration. Run it again: it goes on from there.");

        (await TextAsync("SELECT concat_ws(' ', status, cursor, lease, lease_until) FROM schema_backfills")).Should().Be("running [300]");
        (await migrator.StatusAsync(Options)).Single(row => row.IsHalfDone).Backfills.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new BackfillStatus("users", "pending", 300, 300) { Version = 20240101000002, Name = "FillEmails" }, because => because.Excluding(one => one.Estimate));

        var run = await migrator.MigrateAsync(Options);

        run.Warnings.Should().Equal("20240101000002 FillEmails: It was broken off. It goes on behind 0 of its 1 steps.");
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task One_that_is_cancelled_in_the_middle_of_a_batch_does_not_wait_for_its_end()
    {
        await using var other = await _database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await new Npgsql.NpgsqlCommand("SELECT FROM users WHERE id = 350 FOR UPDATE", other, holding).ExecuteNonQueryAsync();
        using var cancellation = new CancellationTokenSource();
        var migrator = new Migrator([CreateUsers, Fill()]);
        var run = migrator.MigrateAsync(
            Options with { Backfills = new() { Pace = Quick with { LockTimeout = TimeSpan.FromMinutes(1) } } }, cancellation.Token);
        await UntilAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", 1);

        await cancellation.CancelAsync();
        await run.Awaiting(it => it).Should().ThrowAsync<OperationCanceledException>();

        (await TextAsync("SELECT concat_ws(' ', cursor, lease, lease_until) FROM schema_backfills")).Should().Be("[300]");
        await holding.RollbackAsync();
        await migrator.MigrateAsync(Options);
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task The_lease_of_a_runner_that_is_gone_ends_in_seconds()
    {
        using var cancellation = new CancellationTokenSource();
        var migrator = new Migrator([CreateUsers, Fill()]);
        await migrator.Awaiting(it => it.MigrateAsync(Throttled(At(300, cancellation.CancelAsync)), cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        await _database.ExecuteAsync(
            """
            UPDATE schema_backfills SET lease = md5(random()::text)::uuid, lease_owner = 'a dead one',
                lease_until = clock_timestamp() + '1 second'
            """);
        var heard = new HeardLog();

        await migrator.MigrateAsync(Options with { Logger = heard });

        heard.Lines.Should().Contain(line => line.StartsWith("Waiting for a dead one, which is migrating ", StringComparison.Ordinal));
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task Two_at_once_fill_each_row_once()
    {
        var migrators = Enumerable.Range(0, 4).Select(_ => new Migrator([CreateUsers, Fill(b => b.BatchSize(20))]).MigrateAsync(Options)).ToArray();

        var runs = await Task.WhenAll(migrators);

        runs.Sum(run => run.Migrations.Count).Should().Be(1);
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task A_batch_whose_lease_is_lost_commits_nothing()
    {
        var stolen = At(300, () => _database.ExecuteAsync(
            """
            UPDATE schema_backfills SET lease = md5(random()::text)::uuid, lease_owner = 'a thief',
                lease_until = clock_timestamp() + '300 milliseconds'
            """));

        await new Migrator([CreateUsers, Fill()]).MigrateAsync(Throttled(stolen));

        await EachRowIsDoneOnceAsync();
        (await ScalarAsync("SELECT attempts FROM schema_backfills")).Should().Be(2);
    }

    [Fact]
    public async Task Somebody_can_pause_one_and_let_it_go_on()
    {
        var heard = new HeardLog();
        var migrator = new Migrator([CreateUsers, Fill()]);
        var paused = At(300, async () =>
            (await migrator.RunAsync(["schema", "backfills", "pause", "20240101000002"], Options)).Should().Be(0));
        var run = migrator.MigrateAsync(Throttled(paused) with { Logger = heard });
        await UntilAsync("SELECT count(*) FROM schema_backfills WHERE status = 'paused'", 1);
        await Task.Delay(200);
        (await ScalarAsync("SELECT rows_done FROM schema_backfills")).Should().Be(300);
        run.IsCompleted.Should().BeFalse();

        (await migrator.RunAsync(["schema", "backfills", "resume", "20240101000002"], Options)).Should().Be(0);
        await run;

        heard.Lines.Should().ContainSingle(line => line == "users: it is paused");
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task Somebody_can_cancel_one_for_good()
    {
        var cancelled = At(300, async () => (await new Migrator([]).RunAsync(["schema", "backfills", "cancel", "20240101000002"], Options)).Should().Be(0));
        var migrator = new Migrator([CreateUsers, Fill()]);

        (await migrator.Awaiting(it => it.MigrateAsync(Throttled(cancelled))).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Be(
                """
                Migration 20240101000002 FillEmails (forward) failed when it filled "users".

                    somebody has cancelled it, in "public"."schema_backfills"

                What is filled stays. This run has committed no whole migration. To go on, run it again behind: schema backfills resume 20240101000002. To do without, take the backfill out of the migration.
                """);

        (await migrator.RunAsync(["schema", "backfills", "resume", "20240101000002"], Options)).Should().Be(0);
        await migrator.MigrateAsync(Options);
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task One_that_is_taken_out_of_its_migration_is_left_alone()
    {
        await _database.ExecuteAsync("UPDATE users SET email = 'none' WHERE id = 350; TRUNCATE written");
        var expand = new MigrationEntry(20240101000003, "Expand", () => new Saying(on =>
        {
            on.AddColumn("users", t => t.Integer("age"));
            on.Backfill("users", b => b.Set("age = split_part(email, ' ', 2)::int"));
            on.Index("users", "age");
            on.AddColumn("users", t => t.Integer("height"));
        }));
        await new Migrator([CreateUsers, expand]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>();

        var without = new MigrationEntry(20240101000003, "Expand", () => new Saying(on =>
        {
            on.AddColumn("users", t => t.Integer("age"));
            on.Index("users", "age");
            on.AddColumn("users", t => t.Integer("height"));
        }));
        await new Migrator([CreateUsers, without]).MigrateAsync(Options);

        (await ScalarAsync("SELECT count(*) FROM users WHERE age IS NOT NULL")).Should().BeInRange(300, 349);
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM schema_backfills")).Should().Be(0);
    }
}
