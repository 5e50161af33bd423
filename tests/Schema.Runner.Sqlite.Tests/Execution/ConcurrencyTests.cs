namespace Schema.Runner.Sqlite.Tests.Execution;

/// <summary>Many runners on one file: one winner for each migration, and nobody fails.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Runners = 10;

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Ten_runners_on_an_empty_file_apply_each_migration_once(string journalMode)
    {
        _file.Execute($"PRAGMA journal_mode = {journalMode}");
        var migrator = SqliteFile.Migrator(Migrations.CreateTables(20));

        var runs = await AtOnceAsync(_ => migrator.MigrateAsync(_file.Options));

        runs.SelectMany(run => run.Migrations).Select(migration => migration.Version).Order()
            .Should().Equal(Enumerable.Range(1, 20).Select(SqliteFile.Version));
        _file.Query("SELECT position FROM schema_migrations ORDER BY version")
            .Should().Equal(Enumerable.Range(1, 20).Select(position => $"{position}"));
    }

    [Fact]
    public async Task Migrating_against_rolling_back_never_applies_on_top_of_what_is_gone()
    {
        var migrator = SqliteFile.Migrator(
            Migrations.CreateTable("a"),
            new MigrationThat(m => m.AlterTable("a", t => t.Integer("one"))),
            new MigrationThat(m => m.AlterTable("a", t => t.Rename("one", to: "two"))));

        for (var round = 0; round < 10; round++)
        {
            await AtOnceAsync(runner => runner % 2 == 0
                ? migrator.MigrateAsync(_file.Options)
                : migrator.RollbackAsync(to: 0, options: _file.Options));

            // Each migration needs the one before it, so that a wrong order would have failed.
            var applied = _file.Query("SELECT version FROM schema_migrations ORDER BY position");
            applied.Should().Equal(applied.Select((_, index) => $"{SqliteFile.Version(index + 1)}"));
        }
    }

    [Fact]
    public async Task Waits_while_a_live_application_writes()
    {
        _file.Execute("CREATE TABLE visits (x)");
        using var stop = new CancellationTokenSource();
        var application = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                _file.Execute("INSERT INTO visits VALUES (1)");
            }
        });

        await SqliteFile.Migrator(Migrations.CreateTables(10)).MigrateAsync(_file.Options);
        await stop.CancelAsync();
        await application;

        _file.Query("SELECT count(*) FROM schema_migrations").Should().Equal("10");
    }

    [Fact]
    public void Gives_up_when_its_time_is_up()
    {
        using var writer = _file.Open();
        using var transaction = writer.BeginTransaction(deferred: false);

        var migrate = () => SqliteFile.Migrator(Migrations.CreateUsers)
            .Migrate(_file.Options with { LockTimeout = TimeSpan.FromSeconds(1) });

        migrate.Should().Throw<LockTimeoutException>().WithMessage(
            $"""
            Another connection holds the lock of {_file.Path}, and was not done within 1 s.

            This run has committed nothing. Run it again when the other is done, or raise MigrateOptions.LockTimeout.
            """);
    }

    [Fact]
    public void Leaves_it_to_the_other_or_fails_at_once_when_told_so()
    {
        using var writer = _file.Open();
        using var transaction = writer.BeginTransaction(deferred: false);
        var migrator = SqliteFile.Migrator(Migrations.CreateUsers);

        migrator.Migrate(_file.Options with { WhenLocked = WhenLocked.Skip }).IsSkipped.Should().BeTrue();
        migrator.Invoking(it => it.Migrate(_file.Options with { WhenLocked = WhenLocked.Fail }))
            .Should().Throw<LockTimeoutException>().WithMessage(
                $"""
                Another connection holds the lock of {_file.Path}.

                This run has committed nothing. Run it again when the other is done, or let it wait: MigrateOptions.WhenLocked.
                """);
    }

    private static Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> run)
    {
        var barrier = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = Enumerable.Range(0, Runners).Select(async runner =>
        {
            await barrier.Task;
            return await run(runner);
        }).ToArray();
        barrier.SetResult();
        return Task.WhenAll(runs);
    }
}
