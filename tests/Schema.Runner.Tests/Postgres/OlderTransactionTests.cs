using Npgsql;
using Schema.Dsl;
using Schema.Planning;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What runs outside a transaction does not begin while an older one would hold it up.</summary>
public sealed class OlderTransactionTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator([CreateUsers]).MigrateAsync(new() { Database = _database.Url });
        await _database.ExecuteAsync("CREATE TABLE other (id int)");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private StringWriter Log { get; } = new() { NewLine = "\n" };

    private MigrateOptions Options => new()
    {
        Database = _database.Url,
        Logger = new PlainLogger(TextWriter.Synchronized(Log)),
    };

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on => on.CreateTable("users", t => t.Text("email"))));

    private static MigrationEntry IndexUsers => new(20240101000002, "IndexUsers", () => new Saying(on => on.Index("users", "email")));

    [Fact]
    public async Task A_reader_that_does_not_end_is_waited_for_by_name_and_nothing_is_left_behind()
    {
        await using var reader = await BeginAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM other");
        await Task.Delay(TimeSpan.FromSeconds(5.1));
        var migrator = new Migrator([CreateUsers, IndexUsers]);
        using var cancellation = new CancellationTokenSource();
        var cancelled = migrator.MigrateAsync(Options, cancellation.Token);
        await UntilAsync("Waiting for transactions that are older than what is to be done: process ");
        (await LeftAsync()).Should().BeEmpty("it has not begun");

        await cancellation.CancelAsync();
        await cancelled.Awaiting(it => it).Should().ThrowAsync<OperationCanceledException>();
        (await LeftAsync()).Should().BeEmpty();

        var timeout = await migrator.Awaiting(it => it.MigrateAsync(Options with { LockTimeout = TimeSpan.Zero }))
            .Should().ThrowAsync<LockTimeoutException>();
        timeout.Which.Message.Should().MatchRegex(
            $"""
            ^Older transactions hold up what is to be done in "{_database.Name}" on 127\.0\.0\.1:\d+, and were not over within 0 s\.

                process \d+, "reader", from 127\.0\.0\.1, in a transaction since .*Z, idle in transaction: SELECT count\(\*\) FROM other

            It was not begun, and nothing of it is left behind\. This run has committed nothing\. Run it again when they are over, or raise MigrateOptions\.LockTimeout\.$
            """);
        (await LeftAsync()).Should().BeEmpty();

        var run = migrator.MigrateAsync(Options);
        await Task.Delay(300);
        run.IsCompleted.Should().BeFalse();
        await reader.DisposeAsync();
        (await run).Migrations.Should().ContainSingle();
    }

    [Fact]
    public async Task Those_who_may_still_see_the_table_as_it_was_hold_up_a_build()
    {
        await using var snapshot = await BeginAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM other");
        await using var idle = await BeginAsync("BEGIN", "INSERT INTO other VALUES (1)");
        await using var writer = await BeginAsync("BEGIN", "INSERT INTO users (email) VALUES ('a')");

        (await OlderAsync(Build(Others(LockMode.ShareUpdateExclusive)))).Should().Equal(Process(snapshot), Process(writer));
        (await OlderAsync(Build(StepEffect.None))).Should().Equal(Process(snapshot));
    }

    [Fact]
    public async Task Those_who_use_the_table_hold_up_what_is_taken_away()
    {
        await using var snapshot = await BeginAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM other");
        await using var reader = await BeginAsync("BEGIN", "SELECT count(*) FROM users");

        var drop = Build(Others(LockMode.ShareUpdateExclusive));
        drop = drop with { Steps = drop.Steps.Select(step => step with { Probe = step.Probe! with { RepairCompletes = true } }).ToValueList() };
        (await OlderAsync(drop)).Should().Equal(Process(reader));
    }

    [Fact]
    public async Task Nobody_is_waited_for_by_what_runs_in_a_transaction_nor_while_he_is_young()
    {
        await using var snapshot = await BeginAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM users");

        (await OlderAsync(Planned.Forward(2, "CREATE INDEX ON users (email)"))).Should().BeEmpty();
        (await OlderAsync(Build(StepEffect.None), TimeSpan.FromMinutes(1))).Should().BeEmpty();
    }

    private static int Process(NpgsqlConnection connection) => connection.ProcessID;

    private static StepEffect Others(LockMode mode) => new(new[] { new TableLock("users", mode) }, TableWork.Builds);

    private static PlannedMigration Build(StepEffect effect) => new(2, "M2", Direction.Forward, new[]
    {
        new Step("build it", new[] { "CREATE INDEX CONCURRENTLY i ON users (email)" })
        {
            Probe = new("SELECT 'pending'"),
            Effect = effect,
        },
    });

    private async Task<IEnumerable<int>> OlderAsync(PlannedMigration migration, TimeSpan age = default)
    {
        var settings = new SessionSettings(_database.ConnectionString, "schema_migrations", null) { OldTransaction = age };
        await using var session = await DatabaseEngine.Postgres.ConnectAsync(settings, default);
        return (await session.ReadOlderTransactionsAsync([migration], default)).Select(blocker => blocker.ProcessId);
    }

    private async Task<NpgsqlConnection> BeginAsync(params string[] statements)
    {
        var connection = new NpgsqlConnection($"{_database.ConnectionString};Application Name=reader");
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }

    private Task<IReadOnlyList<string>> LeftAsync() => _database.QueryAsync<string>(
        "SELECT relname::text FROM pg_class WHERE relname IN ('users_email_index', 'schema_migration_steps')");

    private async Task UntilAsync(string line)
    {
        for (var tries = 0; tries < 400 && !Log.ToString().Contains(line, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50);
        }

        Log.ToString().Should().Contain(line);
    }
}
