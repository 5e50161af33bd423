using Npgsql;
using Schema.Dsl;
using Schema.Testing;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What is half done is rolled back: the other way out of a migration that cannot be finished.</summary>
public sealed class GivingUpTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        await _database.ExecuteAsync("INSERT INTO users (email, age) SELECT 'user ' || n, NULLIF(n, 7) FROM generate_series(1, 100) AS n");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private MigrateOptions Options => new() { Database = _database.Url };

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on => on.CreateTable("users", t =>
    {
        t.Text("email");
        t.Integer("age");
    })));

    // It fails in the middle of its second operation: one row has no age.
    private static MigrationEntry Require => new(20240101000002, "Require", () => new Saying(on =>
    {
        on.UniqueIndex("users", "email").Comment("One each");
        on.SetNotNull("users", "age");
        on.AddColumn("users", t => t.Text("name"));
    }));

    [Fact]
    public async Task A_migration_that_cannot_be_finished_is_rolled_back_as_far_as_it_came()
    {
        var before = await SchemaCatalog.ReadAsync(_database, "schema_migrations");
        await FailAsync();
        (await StatusAsync()).Should().Equal("CreateUsers applied", "Require half done");

        var run = await new Migrator([CreateUsers, Require]).RollbackAsync(steps: 1, options: Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("Require");
        (await SchemaCatalog.ReadAsync(_database, "schema_migrations")).Should().Be(before);
        (await StatusAsync()).Should().Equal("CreateUsers applied", "Require pending");
    }

    [Fact]
    public async Task The_statements_are_shown_before_they_run()
    {
        await FailAsync();

        using var output = new StringWriter();
        await new Migrator([CreateUsers, Require]) { Surroundings = new() { Output = output } }
            .RunAsync(["rollback", "--steps", "1", "--dry-run"], Options);

        output.ToString().ReplaceLineEndings("\n").Should().Be(
            """
            -- 20240101000002 Require backward

            -- drop constraint users_age_is_not_null from table users
            -- It locks public.users (ACCESS EXCLUSIVE).
            ALTER TABLE "public"."users" DROP CONSTRAINT "users_age_is_not_null";

            -- drop index users_email_index concurrently
            -- It locks public.users (SHARE UPDATE EXCLUSIVE).
            -- Runs outside a transaction, so that nobody has to wait for it.
            DROP INDEX CONCURRENTLY "public"."users_email_index";

            """);
    }

    [Fact]
    public async Task A_release_that_does_not_know_it_can_do_it_too()
    {
        var before = await SchemaCatalog.ReadAsync(_database, "schema_migrations");
        await FailAsync();
        (await new Migrator([CreateUsers]).StatusAsync(Options)).Should().ContainSingle(
            row => row.Name == "Require" && row.IsHalfDone && row.State == MigrationState.Unknown);

        await new Migrator([CreateUsers]).RollbackAsync(to: CreateUsers.Version, options: Options);

        (await SchemaCatalog.ReadAsync(_database, "schema_migrations")).Should().Be(before);
    }

    [Fact]
    public async Task Back_to_nothing_undoes_what_was_whole_behind_it()
    {
        await FailAsync();

        var run = await new Migrator([CreateUsers, Require]).RollbackAsync(to: 0, options: Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("Require", "CreateUsers");
        (await _database.QuerySingleAsync<bool>("SELECT to_regclass('users') IS NULL")).Should().BeTrue();
    }

    [Fact]
    public async Task Then_it_is_edited_as_one_likes()
    {
        await FailAsync();
        var edited = Require with { Create = () => new Saying(on => on.AddColumn("users", t => t.Text("name"))) };

        (await new Migrator([CreateUsers, edited]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<PlanRejectedException>())
            .Which.Message.Should().Contain("roll back by one step, which undoes what is done of it, and migrate again");
        await new Migrator([CreateUsers, edited]).RollbackAsync(steps: 1, options: Options);
        var run = await new Migrator([CreateUsers, edited]).MigrateAsync(Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("Require");
    }

    [Fact]
    public async Task Where_it_is_broken_off_itself_the_next_run_goes_back_to_the_end_whoever_it_is()
    {
        var before = await SchemaCatalog.ReadAsync(_database, "schema_migrations");
        for (var number = 1; ; number += Suite.Size(whole: 1, sample: 5))
        {
            await FailAsync();
            var isWhole = await RollBackAsync(upTo: number);

            await new Migrator([CreateUsers]).RollbackAsync(to: CreateUsers.Version, options: Options);

            (await SchemaCatalog.ReadAsync(_database, "schema_migrations")).Should().Be(before, "it was cut at statement {0}", number);
            if (isWhole)
            {
                number.Should().BeGreaterThan(10);
                return;
            }
        }
    }

    [Fact]
    public async Task Asked_for_again_it_undoes_no_more_than_one()
    {
        for (var number = 12; ; number += 12)
        {
            await FailAsync();
            var isWhole = await RollBackAsync(upTo: number);
            var isUndone = (await StatusAsync()).Last() == "Require pending";

            if (!isUndone)
            {
                await new Migrator([CreateUsers, Require]).RollbackAsync(steps: 1, options: Options);
            }

            (await StatusAsync()).Should().Equal("CreateUsers applied", "Require pending");
            if (isWhole)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task What_needs_values_that_are_gone_is_known_before_anything_is_undone()
    {
        await new Migrator([CreateUsers, Named]).MigrateAsync(Options);
        await _database.ExecuteAsync("UPDATE users SET name = 'x'");
        var remove = new MigrationEntry(20240101000003, "Remove", () => new Saying(on =>
        {
            on.Unsafe("nobody uses it", () => on.RemoveColumn("users", "nick"));
            on.Index("users", "age");
            on.SetNotNull("users", "name");
        }));
        var migrator = new Migrator([CreateUsers, Named, remove]);
        await migrator.MigrateAsync(Options);
        var before = await SchemaCatalog.ReadAsync(_database, "schema_migrations");

        (await migrator.Awaiting(it => it.RollbackAsync(steps: 1, options: Options)).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Contain("23502: column \"nick\" of relation \"users\" contains null values")
            .And.Contain("Its transaction was rolled back. This run has committed nothing. The way back makes a column NOT NULL");

        (await SchemaCatalog.ReadAsync(_database, "schema_migrations")).Should().Be(before);
        (await migrator.StatusAsync(Options)).Should().OnlyContain(row => row.State == MigrationState.Applied && !row.IsHalfDone);

        await _database.ExecuteAsync("TRUNCATE users");
        await migrator.RollbackAsync(steps: 1, options: Options);
    }

    private static MigrationEntry Named => new(20240101000002, "Named", () => new Saying(on =>
    {
        on.AddColumn("users", t => t.Text("name"));
        on.AddColumn("users", t => t.Text("nick").NotNull().Default("none"));
        on.Unsafe("nobody writes it yet", () => on.DropDefault("users", "nick"));
    }));

    [Fact]
    public async Task Rows_that_are_filled_in_part_are_not_undone_as_if_all_were()
    {
        var fill = new MigrationEntry(20240101000002, "Double", () => new Saying(on => on.Backfill(
            "users", b => b.Set("age = age * 2").BatchSize(10).Undo("age = age / 2"))));
        await _database.ExecuteAsync("UPDATE users SET age = 2000000000 WHERE id = 50");
        await new Migrator([CreateUsers, fill]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>();

        (await new Migrator([CreateUsers, fill]).Awaiting(it => it.RollbackAsync(steps: 1, options: Options))
            .Should().ThrowAsync<PlanRejectedException>()).Which.Message.Should().Contain(
                "20240101000002 Double: It is half done, and what is done of it cannot be rolled back: a part of its rows is filled, and "
                + "what undoes that would change the others too. Migrate, which finishes it.");

        await _database.ExecuteAsync("UPDATE users SET age = 1 WHERE id = 50");
        await new Migrator([CreateUsers, fill]).MigrateAsync(Options);
        await new Migrator([CreateUsers, fill]).RollbackAsync(steps: 1, options: Options);
        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM users WHERE age <> id AND id <> 50")).Should().Be(0);
    }

    [Fact]
    public async Task A_backfill_that_was_all_of_it_is_taken_out_and_leaves_no_journal()
    {
        var fill = new MigrationEntry(20240101000002, "Fill", () => new Saying(on => on.Backfill(
            "users", b => b.Set("age = 1 / (id - 50)"))));
        await new Migrator([CreateUsers, fill]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>();

        var edited = fill with { Create = () => new Saying(on => on.AddColumn("users", t => t.Text("name"))) };
        await new Migrator([CreateUsers, edited]).MigrateAsync(Options);

        (await _database.QuerySingleAsync<bool>("SELECT to_regclass('schema_migration_steps') IS NULL")).Should().BeTrue();
    }

    [Fact]
    public async Task What_another_run_has_finished_meanwhile_is_not_taken_for_what_was_half_done()
    {
        await FailAsync();
        var reading = await ReadingAsync();
        var dialect = new Schema.Planning.PostgresDialect(new Version(15, 4));
        var goal = new RollbackSteps(1).FixedTo(reading, new(reading.Applied, [CreateUsers, Require], dialect));
        await _database.ExecuteAsync("UPDATE users SET age = 7 WHERE age IS NULL");
        await new Migrator([CreateUsers, Require]).MigrateAsync(Options);
        var finished = await ReadingAsync();

        goal.Plan(new(finished.Applied, [CreateUsers, Require], dialect))
            .Should().BeOfType<Schema.Planning.PlanResult.Rejected>().Which.Problems.Should().ContainSingle(
                problem => problem.Message.StartsWith("Another run applied it while this one waited"));
    }

    private async Task<HistoryReading> ReadingAsync()
    {
        await using var session = await DatabaseEngine.Postgres.ConnectAsync(SessionSettings.From(Options, _database.Url), default);
        return await session.ReadHistoryAsync(HistoryDetail.WithDownScripts, default);
    }

    // Cut at that statement, and told to stop: it leaves the rest to others.
    private async Task<bool> RollBackAsync(int upTo)
    {
        var passed = 0;
        using var stop = new CancellationTokenSource();
        await using var proxy = new TcpProxy(_database.Server.Port, new() { BeforeMessage = CutAsync });
        try
        {
            await new Migrator([CreateUsers, Require])
                .RollbackAsync(steps: 1, options: Options with { Database = _database.UrlThrough(proxy.Port) }, cancellationToken: stop.Token);
            return true;
        }
        catch (Exception error) when (error is MigrationException or OperationCanceledException)
        {
            return false;
        }

        async Task<Cut?> CutAsync(ClientMessage message)
        {
            if (message.Type is not ('P' or 'Q' or 'S') || Interlocked.Increment(ref passed) != upTo)
            {
                return null;
            }

            await stop.CancelAsync();
            return Cut.Reset;
        }
    }

    private async Task FailAsync()
    {
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        (await new Migrator([CreateUsers, Require]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>())
            .Which.SqlState.Should().Be(PostgresErrorCodes.CheckViolation);
    }

    private async Task<IEnumerable<string>> StatusAsync() =>
        from row in await new Migrator([CreateUsers, Require]).StatusAsync(Options)
        select $"{row.Name} {(row.IsHalfDone ? "half done" : row.State.ToString().ToLowerInvariant())}";
}
