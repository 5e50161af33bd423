using Schema.Dsl;

namespace Schema.Runner.Tests;

public sealed class FailureTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Of_a_migration_is_told_by_its_message_alone()
    {
        _bench.Database.FailingVersion = Migrations.Users;

        await Expect(
            1,
            """
            == Running 20240101000000 CreateUsers forward
            create table users
            create unique index users_email_index
            Migration 20240101000000 CreateUsers (forward) failed at statement 1 of 2.
            """,
            "migrate");
    }

    [Fact]
    public async Task Of_the_settings_is_wrong_usage()
    {
        _bench.Environment.Clear();

        await Expect(2, "No database is configured. ", "migrate");
    }

    [Fact]
    public async Task To_get_the_lock_has_a_code_of_its_own()
    {
        _bench.Database.LockHolder = new("pid 7");

        await Expect(
            4,
            """
            Waiting for pid 7, which is migrating users on memory
            Another runner is migrating users on memory, and was not done within 600 s.
            """,
            "migrate");
    }

    [Fact]
    public async Task Of_a_plan_names_the_problems() =>
        await Expect(
            1,
            "One problem stands in the way.\n\n    No migration has the version 20250101000000.",
            "migrate", "--to", "20250101000000");

    [Fact]
    public async Task To_undo_more_than_there_is_undoes_nothing()
    {
        await _bench.MigrateAsync();

        await Expect(
            1,
            """
            One problem stands in the way.

                3 migrations are applied, so that 99 cannot be undone. To undo all of them, roll back to 0.

            This run has committed nothing.
            """,
            "rollback", "--steps", "99");
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task To_go_back_to_what_is_not_applied_undoes_nothing()
    {
        await _bench.MigrateAsync();

        await Expect(
            1,
            """
            One problem stands in the way.

                The version 20250101000000 is not applied, so nothing can be rolled back to it. See status for those that are.

            This run has committed nothing.
            """,
            "rollback", "--to", "20250101000000");
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task To_write_the_status_is_told_on_one_line()
    {
        _bench.Output = new FullWriter();

        await Expect(1, "Standard output cannot be written: No space left on device\n", "status");

        _bench.Error.ToString().Should().EndWith("device\n");
    }

    [Fact]
    public async Task To_write_a_log_fails_nothing()
    {
        _bench.Error = new FullWriter();

        (await _bench.RunAsync("migrate")).Should().Be(0);
        (await _bench.RunAsync("migrate", "--fast")).Should().Be(2);

        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task Of_the_application_s_logger_fails_nothing()
    {
        var options = new MigrateOptions { Logger = new PlainLogger(new FullWriter()) };

        (await _bench.MigrateAsync(options)).Migrations.Should().HaveCount(3);
    }

    [Fact]
    public async Task Of_a_migration_to_say_what_can_be_is_told_by_its_message() =>
        await Expect(
            _bench.Migrator([new(Migrations.Users, "Nothing", static () => new Nothing())]),
            1,
            "One problem stands in the way.");

    [Fact]
    public async Task That_nobody_foresaw_is_told_with_its_stack()
    {
        _bench.Database.BeforeMigration = _ => throw new InvalidTimeZoneException("odd");

        (await _bench.Migrator().RunAsync(["migrate"])).Should().Be(1);

        _bench.Error.ToString().Should().Contain("System.InvalidTimeZoneException: odd\n   at Schema.Runner.Tests.FailureTests.");
    }

    [Fact]
    public async Task By_cancellation_tells_what_is_committed()
    {
        using var cancellation = new CancellationTokenSource();
        _bench.Database.BeforeMigration = migration =>
        {
            if (migration.Version == Migrations.Posts)
            {
                cancellation.Cancel();
                cancellation.Token.ThrowIfCancellationRequested();
            }
        };

        (await _bench.Migrator().RunAsync(["migrate"], cancellationToken: cancellation.Token)).Should().Be(1);

        _bench.Error.ToString().Should().EndWith(
            "== Migrated 20240101000000 in 0.0s\n"
            + "Cancelled. This run has committed 20240101000000 CreateUsers, which stays. "
            + "Run it again: it goes on from there.\n");
    }

    private Task Expect(int exitCode, string error, params string[] args) =>
        Expect(_bench.Migrator(), exitCode, error, args);

    private async Task Expect(Migrator migrator, int exitCode, string error, params string[] args)
    {
        (await migrator.RunAsync(args is [] ? ["migrate"] : args)).Should().Be(exitCode);

        _bench.Output.ToString().Should().BeEmpty();
        _bench.Error.ToString().ReplaceLineEndings("\n").Should().StartWith(error);
    }

    private sealed class Nothing : Migration;

    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
