using Npgsql;
using Schema.Dsl;

namespace Schema.Runner.Tests.Postgres;

// Which rows are filled, by which key, and what stands in the way.
public sealed partial class BackfillTests
{
    // Raw SQL may have made any table.
    private static MigrationEntry WhateverThereIs =>
        new(20240101000002, "WhateverThereIs", () => new Saying(on => on.Execute("SELECT 1", "SELECT 1")));

    [Fact]
    public async Task A_row_that_cannot_be_changed_is_found_and_stops_it_there()
    {
        await _database.ExecuteAsync("ALTER TABLE users ADD CHECK (email_lower <> 'user 350')");
        var migrator = new Migrator([CreateUsers, Fill()]);

        (await migrator.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Be(
                """
                Migration 20240101000002 FillEmails (forward) failed when it filled "users".

                    23514: new row for relation "users" violates check constraint "users_email_lower_check"
                    Detail: not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.
                    Where: the row with the key not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.

                    UPDATE "public"."users" SET email_lower = lower(email) WHERE email_lower IS NULL

                349 rows are done and stay. The next run goes on from there. This run has committed no whole migration. Mend the row, or the backfill, which then begins anew; or leave the row out, in Where. Then run it again.
                """);

        (await TextAsync("SELECT concat_ws(' ', status, cursor, last_error, lease) FROM schema_backfills")).Should().Be(
            "failed [349] new row for relation \"users\" violates check constraint \"users_email_lower_check\" (23514)");
        (await ScalarAsync("SELECT count(*) FROM written")).Should().Be(349);

        (await migrator.Awaiting(it => it.MigrateAsync(Options with { Database = $"{_database.ConnectionString};Include Error Detail=true" }))
            .Should().ThrowAsync<MigrationFailedException>()).Which.Message.Should().Contain("Where: the row with the key [350]");

        await _database.ExecuteAsync("ALTER TABLE users DROP CONSTRAINT users_email_lower_check");
        await migrator.MigrateAsync(Options);
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task One_that_was_edited_begins_anew()
    {
        await _database.ExecuteAsync("UPDATE users SET email = 'none' WHERE id = 350; TRUNCATE written");
        var migrator = new Migrator([CreateUsers, Fill(b => b.Set("email_lower = (1 / (id - 350))::text").Where("true"))]);
        await migrator.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>();

        await new Migrator([CreateUsers, Fill(b => b.Where("true"))]).MigrateAsync(Options);

        (await ScalarAsync(Left)).Should().Be(0);
        (await ScalarAsync("SELECT rows_done FROM schema_backfills")).Should().Be(Rows);
    }

    [Fact]
    public async Task A_row_that_another_holds_is_waited_for_in_small_batches()
    {
        await using var other = await _database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await new NpgsqlCommand("UPDATE users SET email = 'ADA' WHERE id = 350", other, holding).ExecuteNonQueryAsync();
        var run = new Migrator([CreateUsers, Fill()]).MigrateAsync(
            Options with { Backfills = new() { Pace = Quick with { Tries = 1_000, LockTimeout = TimeSpan.FromMilliseconds(50) } } });
        await UntilAsync("SELECT rows_done FROM schema_backfills", 349);
        (await ScalarAsync("SELECT batch_size FROM schema_backfills")).Should().BeLessThan(50);

        await holding.CommitAsync();
        await run;

        (await ScalarAsync(Left)).Should().Be(0, "the condition and the assignment see what was written meanwhile");
    }

    [Fact]
    public async Task Rows_that_are_added_meanwhile_are_not_its_own()
    {
        await new Migrator([CreateUsers, Fill()]).MigrateAsync(Throttled(At(300, () => _database.ExecuteAsync(
            "INSERT INTO users (email, email_lower) VALUES ('NEW', NULL), ('NEWER', NULL); DELETE FROM users WHERE id = 500; "
            + "UPDATE users SET email_lower = lower(email) WHERE id = 600; DELETE FROM written WHERE id = 600"))));

        (await _database.QueryAsync<long>("SELECT id FROM users WHERE email_lower IS NULL ORDER BY id")).Should().Equal(1001, 1002);
        (await TextAsync("SELECT concat_ws(' ', rows_done, rows_changed) FROM schema_backfills")).Should().Be("999 998");
    }

    [Fact]
    public async Task What_is_left_over_is_said()
    {
        await _database.ExecuteAsync("UPDATE users SET email = NULL WHERE id = 350");

        var run = await new Migrator([CreateUsers, Fill()]).MigrateAsync(Options);

        run.Warnings.Should().Equal("users: all rows are passed, and for some of them it still holds that email_lower IS NULL.");
    }

    [Theory]
    [InlineData("a text, b int, PRIMARY KEY (a, b)", "chr(65 + n % 5) || chr(39), n", "{a,b}")]
    [InlineData("a uuid PRIMARY KEY", "md5(n::text)::uuid", "{a}")]
    [InlineData("a timestamptz PRIMARY KEY", "'2024-07-05 12:00:00.000001+02'::timestamptz + n * '1 microsecond'::interval", "{a}")]
    [InlineData("a numeric PRIMARY KEY", "n / 7.0", "{a}")]
    [InlineData("a float8 PRIMARY KEY", "n / 7.0", "{a}")]
    [InlineData("a varchar(9) COLLATE \"C\" PRIMARY KEY", "n::text", "{a}")]
    [InlineData("a bytea PRIMARY KEY", "decode(md5(n::text), 'hex')", "{a}")]
    [InlineData("a date, b bool, c char(5), PRIMARY KEY (b, c, a)", "'2024-01-01'::date + n, n % 2 = 0, n % 10", "{b,c,a}")]
    [InlineData("a int NOT NULL, b int UNIQUE, UNIQUE (a)", "n, n", "{a}")]
    [InlineData("filled int, a int NOT NULL UNIQUE, PRIMARY KEY (filled, a)", "0, n", "{a}")]
    [InlineData("a int, PRIMARY KEY (a)) PARTITION BY RANGE (a", "n", "{a}")]
    public async Task Whatever_the_key_is(string columns, string values, string key)
    {
        await _database.ExecuteAsync(
            $"""
            CREATE TABLE "It's" ({columns});
            ALTER TABLE "It's" ADD COLUMN IF NOT EXISTS filled int;
            {(columns.Contains("PARTITION") ? "CREATE TABLE one PARTITION OF \"It's\" FOR VALUES FROM (0) TO (30); CREATE TABLE two PARTITION OF \"It's\" DEFAULT;" : "")}
            INSERT INTO "It's" SELECT {values} FROM generate_series(1, 60) AS n
            """);
        var fill = new MigrationEntry(20240101000003, "Fill", () => new Saying(on =>
            on.Backfill("It's", b => b.Set("filled = coalesce(filled, 0) + 1").BatchSize(7).Target(TimeSpan.FromMicroseconds(1)))));

        await new Migrator([CreateUsers, WhateverThereIs, fill]).MigrateAsync(Options);

        (await ScalarAsync("SELECT count(*) FROM \"It's\" WHERE filled = 1")).Should().Be(60);
        (await TextAsync("SELECT concat_ws(' ', rows_done, rows_changed, key_columns) FROM schema_backfills")).Should().Be($"60 60 {key}");
    }

    [Fact]
    public async Task An_empty_table_and_one_of_the_same_migration_are_soon_done()
    {
        var entries = Saying.Entries(
            m => m.CreateTable("notes", t => t.Text("line")),
            m => m.Backfill("notes", b => b.Set("line = 'a'")),
            m =>
            {
                m.CreateTable("words", t => t.Text("word"));
                m.Execute("INSERT INTO words (word) VALUES ('a')", "SELECT 1");
                m.Backfill("words", b => b.Set("word = 'b'"));
            });
        await new Migrator([CreateUsers, .. entries.Select(entry => new MigrationEntry(20250101000000 + entry.Version, entry.Name, entry.Create))])
            .MigrateAsync(Options);

        (await TextAsync("SELECT word FROM words")).Should().Be("b");
        (await _database.QueryAsync<string>("SELECT table_name || ' ' || status FROM schema_backfills")).Should().Equal("notes succeeded");
    }

    [Fact]
    public async Task An_application_can_slow_one_down()
    {
        var asked = new List<string>();
        var pace = Quick with { Lease = TimeSpan.FromMilliseconds(100) };

        await new Migrator([CreateUsers, Fill()]).MigrateAsync(Options with
        {
            Backfills = new()
            {
                Pace = pace,
                Throttle = (progress, _) =>
                {
                    asked.Add($"{progress.Table} {progress.Done} {progress.Changed}");
                    return ValueTask.FromResult(progress.Done == 300 ? TimeSpan.FromMilliseconds(250) : TimeSpan.Zero);
                },
            },
        });

        asked[..3].Should().Equal("users 0 0", "users 100 100", "users 300 300");
        (await ScalarAsync("SELECT attempts FROM schema_backfills")).Should().Be(1, "it keeps its lease while it pauses");
        await EachRowIsDoneOnceAsync();
    }

    [Fact]
    public async Task An_old_transaction_slows_one_down()
    {
        await using var other = await _database.OpenAsync();
        await using var old = await other.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await new NpgsqlCommand("SELECT 1 FROM users LIMIT 1", other, old).ExecuteNonQueryAsync();
        var heard = new HeardLog();

        await new Migrator([CreateUsers, Fill()]).MigrateAsync(
            Options with { Logger = heard, Backfills = new() { Pace = Quick, MaxTransactionAge = TimeSpan.Zero } });

        heard.Lines.Should().Contain("users: it goes slowly, as there is a transaction that is older than 0 s");
        await EachRowIsDoneOnceAsync();
    }
}
