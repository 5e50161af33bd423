namespace Schema.Runner.Tests.Execution;

/// <summary>What an application may do around a run and around each migration.</summary>
public sealed class HookTests
{
    private readonly Bench _bench = new();
    private readonly List<string> _heard = [];

    private MigrationHooks Hearing => new()
    {
        BeforeRun = (migrations, _) => Heard($"before {string.Join(", ", migrations.Select(each => $"{each.Name} {each.IsRollback}"))}"),
        AfterRun = (run, error, _) =>
            Heard($"after {string.Join(", ", run.Migrations.Select(each => each.Name))}; {error?.GetType().Name}"),
    };

    [Fact]
    public async Task A_run_is_heard_of_before_and_behind_it()
    {
        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Posts, Hooks = Hearing });
        await _bench.Migrator().RollbackAsync(steps: 1, options: _bench.Options with { Hooks = Hearing });

        _heard.Should().Equal(
            "before CreateUsers False, CreatePosts False", "after CreateUsers, CreatePosts; ",
            "before CreatePosts True", "after CreatePosts; ");
    }

    [Fact]
    public async Task Nothing_is_heard_where_there_is_nothing_to_do()
    {
        await _bench.MigrateAsync();
        await _bench.MigrateAsync(_bench.Options with { Hooks = Hearing });

        _heard.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_that_plans_again_is_heard_of_once()
    {
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Apply(Migrations.Users, "CreateUsers"));

        await _bench.MigrateAsync(_bench.Options with { Hooks = Hearing });

        _heard.Should().Equal(
            "before CreateUsers False, CreatePosts False, CreateTags False", "after CreatePosts, CreateTags; ");
    }

    [Fact]
    public async Task A_run_that_fails_is_heard_of_with_its_error()
    {
        _bench.Database.FailingVersion = Migrations.Posts;

        await FluentActions.Awaiting(() => _bench.MigrateAsync(_bench.Options with { Hooks = Hearing }))
            .Should().ThrowAsync<MigrationFailedException>();

        _heard[^1].Should().Be("after CreateUsers; MigrationFailedException");
    }

    [Fact]
    public async Task Nothing_runs_where_the_hook_before_it_fails()
    {
        var hooks = new MigrationHooks { BeforeRun = (_, _) => throw new InvalidOperationException("the queue is busy") };

        (await FluentActions.Awaiting(() => _bench.MigrateAsync(_bench.Options with { Hooks = hooks }))
            .Should().ThrowAsync<HookFailedException>()).Which.Message.Should().Be(
            """
            The hook BeforeRun failed.

                System.InvalidOperationException: the queue is busy

            This run has committed nothing. Correct the hook, then run it again.
            """);
        _bench.Database.Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_committed_stays_where_the_hook_behind_it_fails()
    {
        var hooks = new MigrationHooks { AfterRun = (_, _, _) => throw new InvalidOperationException("nobody answers") };

        (await FluentActions.Awaiting(() => _bench.MigrateAsync(_bench.Options with { Hooks = hooks }))
            .Should().ThrowAsync<HookFailedException>()).Which.Message.Should().EndWith(
            "This run has committed 3 migrations, up to 20240103000000 CreateTags; they stay. Correct the hook, then run it again.");
        _bench.Database.Rows.Should().HaveCount(3);
    }

    [Fact]
    public async Task The_error_of_a_run_is_not_hidden_by_that_of_its_hook()
    {
        _bench.Database.FailingVersion = Migrations.Users;
        var hooks = new MigrationHooks { AfterRun = (_, _, _) => throw new InvalidOperationException("nobody answers") };

        await FluentActions.Awaiting(() => _bench.MigrateAsync(_bench.Options with { Hooks = hooks }))
            .Should().ThrowAsync<MigrationFailedException>();

        _bench.Log.ToString().Should().Contain("The hook AfterRun failed.").And.Contain("nobody answers");
    }

    [Fact]
    public async Task SQL_runs_around_what_each_migration_says()
    {
        var hooks = new MigrationHooks
        {
            BeforeEach = migration => [$"SELECT 'before {migration.Version}'"],
            AfterEach = migration => migration.IsRollback ? [] : [$"NOTIFY migrated, '{migration.Name}'"],
        };

        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Users, Hooks = hooks });

        _bench.Log.ToString().Should().Be(
            """
            == Running 20240101000000 CreateUsers forward
            execute SELECT 'before 20240101000000'
            create table users
            create unique index users_email_index
            execute NOTIFY migrated, 'CreateUsers'
            == Migrated 20240101000000 in 0.0s

            """);
    }

    [Fact]
    public async Task A_hook_that_throws_for_a_migration_is_told_with_it()
    {
        var hooks = new MigrationHooks
        {
            BeforeEach = each => each.Version == Migrations.Posts ? throw new InvalidOperationException("no such queue") : [],
        };

        (await FluentActions.Awaiting(() => _bench.MigrateAsync(_bench.Options with { Hooks = hooks }))
            .Should().ThrowAsync<HookFailedException>()).Which.Message.Should().Be(
            """
            The hook BeforeEach for 20240102000000 CreatePosts failed.

                System.InvalidOperationException: no such queue

            This run has committed nothing. Correct the hook, then run it again.
            """);
        _bench.Database.Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task SQL_that_ends_the_transaction_is_refused_before_anything_runs()
    {
        var hooks = new MigrationHooks { BeforeEach = _ => ["COMMIT"] };

        (await FluentActions.Awaiting(() => _bench.MigrateAsync(_bench.Options with { Hooks = hooks }))
            .Should().ThrowAsync<PlanRejectedException>()).Which.Problems.Should().ContainSingle()
            .Which.Should().StartWith("A hook cannot execute COMMIT: ");
        _bench.Database.Rows.Should().BeEmpty();
    }

    private Task Heard(string what)
    {
        _heard.Add(what);
        return Task.CompletedTask;
    }
}
