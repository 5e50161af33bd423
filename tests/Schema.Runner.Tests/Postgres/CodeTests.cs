using System.Data;
using System.Data.Common;
using FluentAssertions.Extensions;
using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Migrations that run code with the connection.</summary>
public sealed class CodeTests : IAsyncLifetime
{
    private static readonly Action<Saying> CreateUsers = m =>
        m.Execute("CREATE TABLE users (name text)", "DROP TABLE users");

    private static readonly Action<Saying> AddAda = m => m.Run(Sql("INSERT INTO users VALUES ('ada')"), Sql("DELETE FROM users"));

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Runs_in_its_place_in_the_migrations_own_transaction()
    {
        var seen = new List<string?>();
        await MigrateAsync(CreateUsers, m =>
        {
            m.Execute("INSERT INTO users VALUES ('before')", "SELECT 1");
            m.Run(async (connection, cancellationToken) =>
            {
                seen.Add(connection.GetType().Name);
                seen.Add(await TextAsync(connection, "SELECT string_agg(name, ',') FROM users"));
                seen.Add(await TextAsync(connection, "SELECT current_setting('idle_in_transaction_session_timeout')"));
                seen.Add(await TextAsync(connection, "SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"));
                await using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO users SELECT unnest(@names)";
                command.Parameters.Add(new NpgsqlParameter("names", new[] { "code" }));
                await command.ExecuteNonQueryAsync(cancellationToken);
            });
            m.Execute("INSERT INTO users SELECT 'after ' || string_agg(name, ',') FROM users", "SELECT 1");
        });

        seen.Should().Equal("NpgsqlConnection", "before", "0", "1");
        (await NamesAsync()).Should().Equal("after before,code", "before", "code");
    }

    [Fact]
    public async Task Takes_its_place_among_other_migrations()
    {
        var run = await MigrateAsync(CreateUsers, AddAda, m => m.Execute("CREATE TABLE posts (id int)", "DROP TABLE posts"), AddAda);

        run.Migrations.Select(migration => migration.Name).Should().Equal("M1", "M2", "M3", "M4");
        (await AppliedAsync()).Should().Equal("M1", "M2", "M3", "M4");
        (await NamesAsync()).Should().Equal("ada", "ada");
        (await MigrateAsync(CreateUsers, AddAda, m => m.Execute("CREATE TABLE posts (id int)", "DROP TABLE posts"), AddAda))
            .Migrations.Should().BeEmpty();
    }

    [Fact]
    public async Task Goes_back_by_its_own_code()
    {
        await MigrateAsync(CreateUsers, AddAda, m => m.Execute("CREATE TABLE posts (id int)", "DROP TABLE posts"));

        var run = await Migrator(CreateUsers, AddAda, m => { }).RollbackAsync(steps: 2, options: Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("M3", "M2");
        (await NamesAsync()).Should().BeEmpty();
        (await AppliedAsync()).Should().Equal("M1");
    }

    [Fact]
    public async Task A_release_without_the_code_cannot_go_back()
    {
        await MigrateAsync(CreateUsers, AddAda);

        var rollback = await Migrator(CreateUsers)
            .Awaiting(migrator => migrator.RollbackAsync(steps: 1, options: Options))
            .Should().ThrowAsync<PlanRejectedException>();

        rollback.Which.Problems.Should().Equal(
            "20240101000002 M2: Cannot be rolled back: its way back runs code, which this binary does not have. "
            + "Roll back with a release that has the migration.");
    }

    [Fact]
    public async Task What_the_code_throws_rolls_the_migration_back()
    {
        var failure = await FailAsync(CreateUsers, m =>
        {
            m.Execute("CREATE TABLE half (id int)", "DROP TABLE half");
            m.Run((_, _) => throw new FormatException("no such e-mail"));
        });

        failure.Message.Should().Be(
            """
            Migration 20240101000002 M2 (forward) failed in its code, step 2 of 2.

                System.FormatException: no such e-mail

            Its transaction was rolled back. This run has committed 20240101000001 M1, which stays. Correct the migration, then run it again.
            """);
        failure.InnerException.Should().BeOfType<FormatException>();
        (await AppliedAsync()).Should().Equal("M1");
        (await MigrateAsync(CreateUsers, m => m.Execute("CREATE TABLE half (id int)", "DROP TABLE half"))).Migrations
            .Should().ContainSingle();
    }

    [Fact]
    public async Task What_the_server_says_to_the_code_is_told_in_its_words()
    {
        var failure = await FailAsync(m => m.Run(Sql("SELECT 1/0")));

        failure.Message.Should().Be(
            """
            Migration 20240101000001 M1 (forward) failed in its code.

                22012: division by zero

            Its transaction was rolled back. This run has committed nothing. Correct the migration, then run it again.
            """);
        failure.SqlState.Should().Be("22012");
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    [InlineData("COMMIT; BEGIN")]
    public async Task Code_that_ends_the_transaction_is_found_out(string sql)
    {
        var failure = await FailAsync(CreateUsers, m =>
        {
            m.Run(async (connection, cancellationToken) =>
            {
                foreach (var statement in sql.Split(';'))
                {
                    await Sql(statement)(connection, cancellationToken);
                }
            });
            m.Execute("CREATE TABLE behind (id int)", "DROP TABLE behind");
        });

        failure.Message.Should().StartWith(
            "Migration 20240101000002 M2 (forward) failed at its end: one of its statements had ended the transaction.");
        (await AppliedAsync()).Should().Equal("M1");
        (await _database.QueryAsync<bool>("SELECT to_regclass('behind') IS NULL")).Should().Equal(true);
    }

    [Fact]
    public async Task Code_that_begins_a_transaction_is_told_that_there_is_one() =>
        (await FailAsync(m => m.Run(async (connection, cancellationToken) =>
            await connection.BeginTransactionAsync(cancellationToken)))).Message
        .Should().Contain("failed in its code.").And.Contain("A transaction is already in progress");

    [Fact]
    public async Task Code_that_leaves_a_reader_open_is_rolled_back()
    {
        var failure = await FailAsync(CreateUsers, m =>
        {
            m.Execute("INSERT INTO users VALUES ('half')", "SELECT 1");
            m.Run(async (connection, cancellationToken) =>
            {
                var command = connection.CreateCommand();
                command.CommandText = "SELECT generate_series(1, 10)";
                await (await command.ExecuteReaderAsync(cancellationToken)).ReadAsync(cancellationToken);
            });
        });

        failure.Message.Should().Contain("System.InvalidOperationException: The code has left a reader open. Dispose of it.");
        (await NamesAsync()).Should().BeEmpty();
        (await MigrateAsync(CreateUsers, AddAda)).Migrations.Should().ContainSingle();
    }

    [Fact]
    public async Task Code_that_closes_the_connection_has_lost_it()
    {
        var lost = await Migrator(CreateUsers, m => m.Run((connection, _) => connection.CloseAsync()))
            .Awaiting(migrator => migrator.MigrateAsync(Options))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Message.Should().Contain("The code has closed the connection, which is not its own.");
        lost.Which.Committed.Should().Equal(20240101000001);
        (await AppliedAsync()).Should().Equal("M1");
    }

    [Fact]
    public async Task A_connection_that_is_cut_while_code_runs_leaves_nothing_half_done()
    {
        var lost = await Migrator(CreateUsers, m =>
            {
                m.Execute("INSERT INTO users VALUES ('half')", "SELECT 1");
                m.Run(async (connection, cancellationToken) =>
                {
                    Administrator.EndRunners(_database);
                    await Sql("SELECT 1")(connection, cancellationToken);
                });
            })
            .Awaiting(migrator => migrator.MigrateAsync(Options))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Committed.Should().Equal(20240101000001);
        (await NamesAsync()).Should().BeEmpty();
        (await MigrateAsync(CreateUsers, AddAda)).Migrations.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_stopped_with_the_run(bool listens)
    {
        using var stop = new CancellationTokenSource();
        var migrate = Migrator(CreateUsers, m =>
        {
            m.Execute("INSERT INTO users VALUES ('half')", "SELECT 1");
            m.Run(async (connection, cancellationToken) =>
            {
                stop.CancelAfter(100.Milliseconds());
                await (listens
                    ? Task.Delay(Timeout.Infinite, cancellationToken)
                    : Sql("SELECT pg_sleep(60)")(connection, CancellationToken.None));
            });
        }).MigrateAsync(Options, stop.Token);

        var cancelled = await FluentActions.Awaiting(() => migrate.WaitAsync(30.Seconds()))
            .Should().ThrowAsync<OperationCanceledException>();

        cancelled.Which.Message.Should().Be(
            "Cancelled: the migration that ran was rolled back. This run has committed 20240101000001 M1, which stays. "
            + "Run it again: it goes on from there.");
        (await NamesAsync()).Should().BeEmpty();
        (await MigrateAsync(CreateUsers, AddAda)).Migrations.Should().ContainSingle();
    }

    [Fact]
    public async Task Code_that_swallows_the_cancellation_is_rolled_back_all_the_same()
    {
        using var stop = new CancellationTokenSource();

        await Migrator(CreateUsers, m => m.Run(async (connection, cancellationToken) =>
            {
                await Sql("INSERT INTO users VALUES ('half')")(connection, cancellationToken);
                await stop.CancelAsync();
            }))
            .Awaiting(migrator => migrator.MigrateAsync(Options, stop.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        (await NamesAsync()).Should().BeEmpty();
        (await AppliedAsync()).Should().Equal("M1");
    }

    [Fact]
    public async Task Two_runners_at_once_run_it_once()
    {
        Action<Saying> slowly = m => m.Run(async (connection, cancellationToken) =>
        {
            await Task.Delay(300.Milliseconds(), cancellationToken);
            await Sql("INSERT INTO users VALUES ('once')")(connection, cancellationToken);
        });

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MigrateAsync(CreateUsers, slowly, AddAda)));

        runs.Sum(run => run.Migrations.Count).Should().Be(3);
        (await NamesAsync()).Should().Equal("ada", "once");
    }

    private MigrateOptions Options => new() { Database = _database.ConnectionString };

    private static Migrator Migrator(params Action<Saying>[] migrations) => new(Saying.Entries(migrations));

    private Task<MigrationRun> MigrateAsync(params Action<Saying>[] migrations) => Migrator(migrations).MigrateAsync(Options);

    private async Task<MigrationFailedException> FailAsync(params Action<Saying>[] migrations) =>
        (await Migrator(migrations).Awaiting(migrator => migrator.MigrateAsync(Options))
            .Should().ThrowAsync<MigrationFailedException>()).Which;

    private Task<IReadOnlyList<string>> NamesAsync() =>
        _database.QueryAsync<string>("SELECT name FROM users ORDER BY name COLLATE \"C\"");

    private Task<IReadOnlyList<string>> AppliedAsync() =>
        _database.QueryAsync<string>("SELECT name FROM schema_migrations ORDER BY position");

    private static Func<DbConnection, CancellationToken, Task> Sql(string sql) => async (connection, cancellationToken) =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    };

    private static async Task<string?> TextAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string?)await command.ExecuteScalarAsync();
    }
}
