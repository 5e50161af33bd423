using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Who may do what: the role that logs in, the one that owns, the ones that read.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    private readonly string _suffix = Guid.NewGuid().ToString("N");
    private PostgresDatabase _database = null!;

    private string Login => $"login_{_suffix}";

    private string Owner => $"owner_{_suffix}";

    private string Application => $"application_{_suffix}";

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await _database.ExecuteAsync(
            $"CREATE ROLE {Login} LOGIN; CREATE ROLE {Owner}; CREATE ROLE {Application}; REVOKE ALL ON SCHEMA public FROM PUBLIC");
    }

    public async Task DisposeAsync()
    {
        await _database.ExecuteAsync(
            $"DROP OWNED BY {Login}, {Owner}, {Application}; DROP ROLE {Login}, {Owner}, {Application}");
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Tables_belong_to_the_role_and_the_history_to_who_logs_in()
    {
        await _database.ExecuteAsync(
            $"""
            GRANT {Owner} TO {Login};
            GRANT CREATE, USAGE ON SCHEMA public TO {Owner}, {Login}
            """);

        await Runner(role: Owner).FlyAsync(Planned.Forward(1, "CREATE TABLE t1 ()"), Planned.Forward(2));

        (await _database.QueryAsync<string>("SELECT tablename || ' ' || tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
            .Should().Equal($"schema_migrations {Login}", $"t1 {Owner}");
        (await Runner().ReadAsync()).Applied.Select(row => row.AppliedBy).Should().Equal(Login, Login);
    }

    [Fact]
    public async Task A_role_that_the_login_is_no_member_of_is_a_clear_error()
    {
        await _database.ExecuteAsync($"GRANT CREATE, USAGE ON SCHEMA public TO {Login}");

        var failure = await Runner(role: Owner).Awaiting(runner => runner.FlyAsync(Planned.Forward(1)))
            .Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().Be(
            $"""
            Migration 1 M1 (forward) failed when it took the role that is to own what it makes.

                42501: permission denied to set role "{Owner}"

                SET LOCAL ROLE "{Owner}"

            Its transaction was rolled back. This run has committed nothing. Let the role that logs in become the other (GRANT … TO …), or name another in MigrateOptions.Role.
            """);
    }

    [Fact]
    public async Task Readers_are_given_the_history()
    {
        await _database.ExecuteAsync($"GRANT CREATE, USAGE ON SCHEMA public TO {Login}; ALTER ROLE {Application} LOGIN");
        await _database.ExecuteAsync($"GRANT USAGE ON SCHEMA public TO {Application}");

        await Runner(grantTo: Application).FlyAsync(Planned.Forward(1));

        var application = new PostgresRunner(ConnectionString(Application));
        (await application.AppliedAsync()).Should().Equal(1);
        await application.Awaiting(runner => runner.FlyAsync(Planned.Forward(2))).Should().ThrowAsync<MigrationFailedException>()
            .WithMessage("*42501: permission denied for table schema_migrations*");
    }

    [Fact]
    public async Task A_role_that_may_not_create_the_history_is_told_so()
    {
        await _database.ExecuteAsync($"GRANT USAGE ON SCHEMA public TO {Login}");

        var failure = await Runner().Awaiting(runner => runner.FlyAsync(Planned.Forward(1)))
            .Should().ThrowAsync<DatabaseUnavailableException>();

        failure.Which.Message.Should().Be(
            $"The database \"{_database.Name}\" on 127.0.0.1:{_database.Server.Port} cannot be used: the history table "
            + "public.schema_migrations cannot be made ready: permission denied for schema public (42501). Let the role that "
            + "logs in create it there, or name another place in MigrateOptions.HistoryTable.");
        failure.Which.SqlState.Should().Be("42501");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_told()
    {
        await _database.ExecuteAsync($"GRANT CREATE, USAGE ON SCHEMA public TO {Login}");

        var failure = await Runner(grantTo: "nobody_at_all").Awaiting(runner => runner.FlyAsync(Planned.Forward(1)))
            .Should().ThrowAsync<DatabaseUnavailableException>();

        failure.Which.Message.Should().EndWith(
            "public.schema_migrations cannot be made ready: role \"nobody_at_all\" does not exist (42704). "
            + "Create that role, or name others in MigrateOptions.Role and GrantTo.");
    }

    [Fact]
    public async Task A_role_that_may_not_create_what_a_migration_asks_for_is_told_so()
    {
        await _database.ExecuteAsync($"CREATE SCHEMA ledger AUTHORIZATION {Login}; GRANT USAGE ON SCHEMA public TO {Login}");
        var runner = new PostgresRunner(ConnectionString(Login))
        {
            Settings = new(ConnectionString(Login), "ledger.schema_migrations", null),
        };

        var failure = await runner.Awaiting(it => it.FlyAsync(Planned.Forward(1, "CREATE TABLE t1 ()")))
            .Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().Contain("42501: permission denied for schema public");
    }

    [Fact]
    public async Task A_schema_that_a_first_run_creates_is_open_to_the_owner_and_to_who_serves()
    {
        await _database.ExecuteAsync(
            $"GRANT {Owner} TO {Login}; GRANT CREATE ON DATABASE {_database.Name} TO {Login}; ALTER ROLE {Application} LOGIN");
        var billing = new SessionSettings(ConnectionString(Login), "schema_migrations", "billing") { Role = Owner, GrantTo = [Application] };

        await new PostgresRunner(ConnectionString(Login)) { Settings = billing }.FlyAsync(Planned.Forward(1, "CREATE TABLE t1 ()"));

        var application = new PostgresRunner(ConnectionString(Application))
        {
            Settings = new(ConnectionString(Application), "schema_migrations", "billing"),
        };
        (await application.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task Reading_and_writing_rows_is_all_that_a_history_asks_for_once_it_is_there()
    {
        await new PostgresRunner(_database).FlyAsync(Planned.Forward(1));
        await _database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA public TO {Login}; GRANT SELECT, INSERT, UPDATE, DELETE ON schema_migrations TO {Login}");

        await Runner().FlyAsync(Planned.Forward(2));
        await Runner().FlyAsync(Planned.Backward(2));

        (await Runner().AppliedAsync()).Should().Equal(1);
    }

    private PostgresRunner Runner(string? role = null, string? grantTo = null) => new(ConnectionString(Login))
    {
        Settings = new(ConnectionString(Login), "schema_migrations", null)
        {
            Role = role,
            GrantTo = grantTo is null ? [] : [grantTo],
        },
    };

    private string ConnectionString(string role) =>
        _database.ConnectionString.Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal);
}
