using System.Text.RegularExpressions;
using Npgsql;
using Schema.Dsl;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Others hold the table that a migration changes.</summary>
public sealed partial class LockedTableTests : IAsyncLifetime
{
    private static readonly MigrationTimeouts Quick = new("300ms");

    private PostgresDatabase _database = null!;

    private StringWriter Log { get; } = new() { NewLine = "\n" };

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await _database.ExecuteAsync("CREATE TABLE users (id int); CREATE TABLE posts (id int)");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private MigrateOptions Options => new()
    {
        Database = _database.Url,
        Timeouts = Quick,
        Logger = new PlainLogger(TextWriter.Synchronized(Log)),
    };

    private static Migrator AddName { get; } = new(Saying.Entries(m => m.Execute("ALTER TABLE users ADD name text", "SELECT 1")));

    [Fact]
    public async Task The_migration_steps_back_and_comes_again_until_they_are_done()
    {
        await using var reader = await HoldAsync("SELECT count(*) FROM users WHERE 'secret' <> ''");
        var run = AddName.MigrateAsync(Options);
        await UntilAsync(IsNamed);

        await reader.DisposeAsync();

        (await run).Migrations.Should().ContainSingle();
        Log.ToString().Should().MatchRegex(
            """20240101000001 M1 failed at statement 1 of 1: canceling statement due to lock timeout \(55P03\)\. """
            + """In its way: process \d+, "holder", from 127\.0\.0\.1, in a transaction since \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ, """
            + """idle in transaction: SELECT count\(\*\) FROM users WHERE … <> … Trying again in \d\.\ds""");
        Log.ToString().Should().NotContain("secret");
    }

    [Fact]
    public async Task The_queue_behind_it_never_waits_for_longer_than_its_turn()
    {
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var run = AddName.MigrateAsync(Options);

        (await LongestWaitAsync(whileTrue: () => Tries() < 4)).Should().BePositive().And.BeLessThan(1);

        await reader.DisposeAsync();
        await run;
    }

    // That the measurement above bites.
    [Fact]
    public async Task Without_a_timeout_the_queue_waits_for_as_long_as_the_other_likes()
    {
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var run = AddName.MigrateAsync(Options with { Timeouts = new("0") });
        await UntilAsync(IsWaitingAsync);
        var end = Task.Run(async () =>
        {
            await Task.Delay(2000);
            await reader.DisposeAsync();
        });

        (await LongestWaitAsync(whileTrue: () => !end.IsCompleted)).Should().BeGreaterThan(1);

        await run;
    }

    [Fact]
    public async Task When_its_patience_is_over_it_names_who_was_in_the_way()
    {
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var options = Options with { Timeouts = null, LockTimeout = TimeSpan.FromSeconds(1) };

        var error = (await AddName.Awaiting(it => it.MigrateAsync(options)).Should().ThrowAsync<MigrationFailedException>()).Which;

        Regex.Replace(error.Message, @"process \d+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ|\d times", "N").Should().Be(
            """
            Migration 20240101000001 M1 (forward) failed at statement 1 of 1.

                55P03: canceling statement due to lock timeout

                ALTER TABLE users ADD name text

            In its way:

                N, "holder", from 127.0.0.1, in a transaction since N, idle in transaction: SELECT count(*) FROM users

            Its transaction was rolled back. This run has committed nothing. The migration may be right as it is: others held what it needs. It was tried N within 1 s. Run it again when they are done, or raise MigrateOptions.LockTimeout.
            """);
        (await AddName.RunAsync(["migrate", "--lock-timeout", "0.1"], options)).Should().Be(4);
    }

    [Theory]
    [InlineData(0, "1ms")]
    [InlineData(700, "700ms")]
    [InlineData(5_000, "2s")]
    public async Task The_server_waits_no_longer_than_the_run(int milliseconds, string expected)
    {
        await new Migrator(Saying.Entries(m => m.Execute("CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS lock", "SELECT 1")))
            .MigrateAsync(Options with { Timeouts = null, LockTimeout = TimeSpan.FromMilliseconds(milliseconds) });

        (await _database.QuerySingleAsync<string>("SELECT lock FROM seen")).Should().Be(expected);
    }

    [Fact]
    public async Task A_deadlock_is_tried_again()
    {
        await using var other = await HoldAsync("SET deadlock_timeout = '1min'; LOCK TABLE users");
        var migrator = new Migrator(Saying.Entries(
            m => m.Execute("ALTER TABLE posts ADD name text; ALTER TABLE users ADD name text", "SELECT 1")));
        var run = migrator.MigrateAsync(Options with { Timeouts = null });
        await UntilAsync(IsWaitingAsync);

        await using var command = new NpgsqlCommand("LOCK TABLE posts; COMMIT", other);
        await command.ExecuteNonQueryAsync();

        (await run).Migrations.Should().ContainSingle();
        Log.ToString().Should().Contain("M1 failed at statement 2 of 2: deadlock detected (40P01).");
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_opened_again()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var migrator = new Migrator(Saying.Entries(
            m => m.Execute("ALTER TABLE posts ADD name text", "SELECT 1"),
            m => m.Execute("SELECT pg_sleep(0.7)", "SELECT 1"),
            m => m.Execute("ALTER TABLE users ADD name text", "SELECT 1")));
        var run = migrator.MigrateAsync(Options with { Database = _database.UrlThrough(proxy.Port) });
        await UntilAsync(() => Log.ToString().Contains("Running 20240101000002", StringComparison.Ordinal));

        proxy.CutAll(Cut.Reset);

        (await run).Migrations.Select(migration => migration.Name).Should().Equal("M1", "M2", "M3");
        Log.ToString().Should().MatchRegex(@"The connection was lost: .*\. Trying again in 0\.\ds\n");
    }

    [Fact]
    public async Task What_the_server_has_said_before_the_connection_was_closed_is_not_tried_again()
    {
        var full = new Migrator(Saying.Entries(
            m => m.Execute("DO $$BEGIN RAISE 'disk full' USING ERRCODE = '53100'; END$$", "SELECT 1")));

        await full.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<ConnectionLostException>();

        Tries().Should().Be(0);
    }

    [PgBouncerFact]
    public async Task Behind_a_pooler_it_is_the_same()
    {
        await using var pooler = await PgBouncer.StartAsync(_database.Server, poolSize: 3);
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var run = AddName.MigrateAsync(Options with { Database = _database.UrlThrough(pooler.Port) });
        await UntilAsync(IsNamed);

        await reader.DisposeAsync();
        await run;

        Log.ToString().Should().Contain(", \"holder\", from 127.0.0.1, in a transaction since ");
    }

    [Fact]
    public async Task Where_there_is_no_second_connection_nobody_is_named()
    {
        var role = $"alone_{_database.Name}";
        await _database.ExecuteAsync(
            $"CREATE ROLE {role} LOGIN CONNECTION LIMIT 1; GRANT CREATE ON SCHEMA public TO {role}; ALTER TABLE users OWNER TO {role}");
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var options = Options with
        {
            Database = $"{_database.ConnectionString};Username={role}",
            Timeouts = new("700ms"),
            LockTimeout = TimeSpan.Zero,
        };

        var error = await AddName.Awaiting(it => it.MigrateAsync(options)).Should().ThrowAsync<MigrationFailedException>();

        error.Which.Blockers.Should().BeEmpty();
        error.Which.Message.Should().EndWith("others held what it needs. Run it again.");
        await reader.DisposeAsync();
        await _database.ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
    }

    private bool IsNamed() => Log.ToString().Contains("In its way: process", StringComparison.Ordinal);

    private int Tries() => Regex.Count(Log.ToString(), "Trying again");

    private async Task<bool> IsWaitingAsync() => await _database.QuerySingleAsync<bool>(
        """
        SELECT EXISTS (SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'ALTER%')
        """);

    private async Task<NpgsqlConnection> HoldAsync(string sql)
    {
        var connection = new NpgsqlConnection($"{_database.ConnectionString};Application Name=holder");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // How long a reader has waited for a session that waits itself: seconds, as the server counts them.
    private async Task<double> LongestWaitAsync(Func<bool> whileTrue)
    {
        await using var behind = await _database.OpenAsync();
        await using var reading = new NpgsqlCommand("SELECT count(*) FROM users", behind);
        var (longest, arrived) = (0.0, reading.ExecuteScalarAsync());
        do
        {
            if (arrived.IsCompleted)
            {
                await arrived;
                arrived = reading.ExecuteScalarAsync();
            }

            longest = Math.Max(longest, await _database.QuerySingleAsync<double>(
                """
                SELECT coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0)::float8 FROM pg_stat_activity AS a
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT%'
                  AND EXISTS (SELECT FROM pg_stat_activity AS b WHERE b.pid = ANY (pg_blocking_pids(a.pid)) AND b.query LIKE 'ALTER%')
                """));
            await Task.Delay(20);
        }
        while (whileTrue());

        await arrived;
        return longest;
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("It does not come to that.");
    }
}
