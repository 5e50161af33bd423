using System.Data.Common;
using Microsoft.Data.Sqlite;
using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Execution;

/// <summary>Migrations that run code with the connection.</summary>
public sealed class CodeTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static Migration AddAda => new MigrationThat(m =>
    {
        m.Execute("INSERT INTO users VALUES ('before')", "DELETE FROM users WHERE name = 'before'");
        m.Run(Sql("INSERT INTO users SELECT name || ' ada' FROM users"), Sql("DELETE FROM users WHERE name = 'before ada'"));
        m.Execute("INSERT INTO users SELECT count(*) FROM users", "DELETE FROM users WHERE name = '2'");
    });

    private static Migration CreateUsers => new MigrationThat(m =>
        m.Execute("CREATE TABLE users (name TEXT)", "DROP TABLE users"));

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Runs_in_its_place_and_goes_back()
    {
        _file.Migrate(CreateUsers, AddAda).Migrations.Should().HaveCount(2);
        _file.Query("SELECT name FROM users").Should().Equal("before", "before ada", "2");

        SqliteFile.Migrator(CreateUsers, AddAda).Rollback(steps: 1, options: _file.Options);
        _file.Query("SELECT name FROM users").Should().BeEmpty();
    }

    [Fact]
    public void A_release_without_the_code_cannot_go_back()
    {
        _file.Migrate(CreateUsers, AddAda);

        FluentActions.Invoking(() => SqliteFile.Migrator(CreateUsers).Rollback(steps: 1, options: _file.Options))
            .Should().Throw<PlanRejectedException>().Which.Problems.Should().Equal(
                "20240101000002 Migration2: Cannot be rolled back: its way back runs code, which this binary does not have. "
                + "Roll back with a release that has the migration.");
    }

    [Fact]
    public void What_it_throws_rolls_the_migration_back()
    {
        var failure = Fail(new MigrationThat(m =>
        {
            m.Execute("INSERT INTO users VALUES ('half')", "SELECT 1");
            m.Run((_, _) => throw new FormatException("no such e-mail"), Sql("SELECT 1"));
        }));

        failure.Message.Should().Be(
            """
            Migration 20240101000002 Migration2 (forward) failed in its code, step 2 of 2.

                System.FormatException: no such e-mail

            Its transaction was rolled back. This run has committed 20240101000001 Migration1, which stays. Correct the migration, then run it again.
            """);
        _file.Query("SELECT name FROM users").Should().BeEmpty();
        _file.Migrate(CreateUsers, AddAda).Migrations.Should().ContainSingle();
    }

    [Fact]
    public void What_SQLite_says_to_it_is_told_in_its_words() =>
        Fail(new MigrationThat(m => m.Run(Sql("SELECT nobody"), Sql("SELECT 1")))).Message
            .Should().Contain("failed in its code.").And.Contain("SQLITE_ERROR: no such column: nobody");

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    [InlineData("COMMIT; BEGIN")]
    public void Code_that_ends_the_transaction_is_found_out(string sql)
    {
        Fail(new MigrationThat(m => m.Run(Sql(sql), Sql("SELECT 1")))).Message.Should().StartWith(
            "Migration 20240101000002 Migration2 (forward) failed at its end: "
            + "one of its statements had ended the transaction.");
        _file.Query("SELECT name FROM schema_migrations").Should().Equal("Migration1");
    }

    [Fact]
    public void Code_that_closes_the_connection_is_found_out()
    {
        Fail(new MigrationThat(m => m.Run((connection, _) => connection.CloseAsync(), Sql("SELECT 1")))).Message
            .Should().Contain("The code has closed the connection, which is not its own.");
        _file.Migrate(CreateUsers, AddAda).Migrations.Should().ContainSingle();
    }

    [Fact]
    public async Task Is_stopped_with_the_run()
    {
        using var stop = new CancellationTokenSource();
        var migration = new MigrationThat(m => m.Run(
            async (connection, cancellationToken) =>
            {
                await Sql("INSERT INTO users VALUES ('half')")(connection, cancellationToken);
                stop.CancelAfter(100);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
            Sql("SELECT 1")));

        await FluentActions.Awaiting(() => SqliteFile.Migrator(CreateUsers, migration).MigrateAsync(_file.Options, stop.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        _file.Query("SELECT name FROM users").Should().BeEmpty();
    }

    [Fact]
    public async Task Runners_at_once_run_it_once()
    {
        Migration slowly = new MigrationThat(m => m.Run(
            async (connection, cancellationToken) =>
            {
                await Task.Delay(200, cancellationToken);
                await Sql("INSERT INTO users VALUES ('once')")(connection, cancellationToken);
            },
            Sql("SELECT 1")));

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            SqliteFile.Migrator(CreateUsers, slowly).MigrateAsync(_file.Options)));

        runs.Sum(run => run.Migrations.Count).Should().Be(2);
        _file.Query("SELECT name FROM users").Should().Equal("once");
    }

    private MigrationFailedException Fail(Migration migration) =>
        FluentActions.Invoking(() => _file.Migrate(CreateUsers, migration)).Should().Throw<MigrationFailedException>().Which;

    private static Func<DbConnection, CancellationToken, Task> Sql(string sql) => async (connection, cancellationToken) =>
    {
        connection.Should().BeOfType<SqliteConnection>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    };
}
