using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

// What the history is, that is applied anew.
public sealed partial class VerifyTests
{
    private static MigrationEntry Posts => Entry(3, on => on.CreateTable("posts", t => t.Text("title")));

    [Fact]
    public async Task What_was_applied_out_of_order_is_applied_so_again()
    {
        await new Migrator([Make, Posts]).MigrateAsync(Options);
        var late = Entry(2, on => on.Execute("CREATE VIEW titles AS SELECT * FROM posts", "DROP VIEW titles"));

        await new Migrator([Make, late, Posts]).MigrateAsync(Options);

        await ExpectDriftAsync("", Make, late, Posts);
    }

    [Fact]
    public async Task What_is_pending_is_not_expected() => await ExpectDriftAsync("", Make, Posts);

    [Fact]
    public async Task What_was_there_before_is_expected_as_it_was_declared()
    {
        await _database.ExecuteAsync("CREATE TABLE legacy (id bigint NOT NULL PRIMARY KEY, note text)");
        var declare = Entry(2, on => on.ExistingTable("legacy", t =>
        {
            t.BigInt("id").PrimaryKey();
            t.Text("note");
        }));
        var add = Entry(3, on => on.AddColumn("legacy", t => t.Text("more")));
        await new Migrator([Make, declare, add]).MigrateAsync(Options);

        await ExpectDriftAsync("", Make, declare, add);

        await _database.ExecuteAsync("ALTER TABLE legacy DROP note");
        await ExpectDriftAsync("missing  column public.legacy.note\n", Make, declare, add);
    }

    [Fact]
    public async Task What_raw_sql_has_made_is_declared_behind_it()
    {
        var both = Entry(2, on =>
        {
            on.Execute("CREATE TABLE raw (id bigint)", "DROP TABLE raw");
            on.ExistingTable("raw", t => t.BigInt("id"));
        });
        var later = Entry(3, on => on.ExistingTable("users", t => t.BigInt("id").PrimaryKey()));
        await new Migrator([Make, both, later]).MigrateAsync(Options);

        await ExpectDriftAsync("", Make, both, later);
    }

    [Fact]
    public async Task Repeatables_are_expected_as_they_are_applied()
    {
        MigrationEntry View(string query) => Repeating.Entry("Grown", m => m.CreateView("grown", query));
        await new Migrator([Make, View("SELECT id FROM users WHERE age > 17")]).MigrateAsync(Options);

        await ExpectDriftAsync("", Make, View("SELECT id FROM users WHERE age > 17"));
        await ExpectDriftAsync("", Make, View("SELECT id FROM users WHERE age > 20"));
        await ExpectDriftAsync("", Make);

        await _database.ExecuteAsync("DROP VIEW grown");
        await ExpectDriftAsync("missing  view public.grown\n", Make);
    }

    [Fact]
    public async Task Contract_migrations_and_backfills_in_the_background_are_applied_too()
    {
        var fill = Entry(2, on => on.Backfill("users", b => b.Set("age = 1").Where("age IS NULL").InBackground()));
        var require = Entry(3, on => on.SetNotNull("users", "age")) with { Phase = Phase.Contract };
        var migrator = new Migrator([Make, fill, require]);
        await migrator.MigrateAsync(Options);
        await ExpectDriftAsync("", Make, fill, require);

        await migrator.RunBackfillsAsync(Options);
        await migrator.MigrateAsync(Options with { Phase = Phase.Contract });
        await ExpectDriftAsync("", Make, fill, require);
    }

    [Fact]
    public async Task Of_a_tenant_only_its_own_schema_is_compared()
    {
        var options = Options with { Schema = "tenant_1" };
        await new Migrator([Posts]).MigrateAsync(options);
        await new Migrator([Posts]).MigrateAsync(Options with { Schema = "tenant_2" });

        (await new Migrator([Posts]).VerifyAsync(options)).Should().BeEmpty();

        await _database.ExecuteAsync("DROP TABLE tenant_1.posts; CREATE TABLE tenant_1.pages ()");
        DriftText.Of(await new Migrator([Posts]).VerifyAsync(options))
            .Should().Be("extra    table tenant_1.pages\nmissing  table tenant_1.posts\n");
    }

    [Fact]
    public async Task What_a_role_owns_is_compared_too()
    {
        var role = $"owner_{Guid.NewGuid():N}";
        await _database.ExecuteAsync($"CREATE ROLE {role}; GRANT CREATE, USAGE ON SCHEMA public TO {role}");
        try
        {
            await new Migrator([Make, Posts]).MigrateAsync(Options with { Role = role });

            var drift = await new Migrator([Make, Posts]).VerifyAsync(Options with { Role = role }, new() { Ignore = ["schema public"] });

            DriftText.Of(drift).Should().BeEmpty();
        }
        finally
        {
            await _database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_release_is_refused()
    {
        await new Migrator([Make, Posts]).MigrateAsync(Options);

        await RefuseAsync(
            $"""
            {Shown} has migrations that this release does not know, so that it cannot tell what should be there:

                20240101000003 Migration3

            Verify it with the release that has applied them.
            """,
            [Make]);
    }

    [Fact]
    public async Task A_migration_that_cannot_be_applied_anew_is_shown_with_its_error()
    {
        var fragile = Entry(2, on => on.Execute("SELECT 1 FROM gone", "SELECT 1"));
        await _database.ExecuteAsync("CREATE TABLE gone (id int)");
        await new Migrator([Make, fragile]).MigrateAsync(Options);
        await _database.ExecuteAsync("DROP TABLE gone");

        var error = await Assert.ThrowsAsync<VerificationException>(() => new Migrator([Make, fragile]).VerifyAsync(Options));

        error.InnerException.Should().BeOfType<MigrationFailedException>().Which.SqlState.Should().Be("42P01");
        error.Message.Should().StartWith("The migrations cannot be applied anew, to the scratch database \"schema_scratch_")
            .And.EndWith("\n\nNothing has happened to the database that is to be compared.");
        await ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task A_role_that_may_not_create_databases_is_told_so_and_can_name_one()
    {
        var role = $"login_{Guid.NewGuid():N}";
        await _database.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT SELECT ON schema_migrations TO {role}");
        await using var scratch = await PostgresDatabase.CreateAsync();
        await scratch.ExecuteAsync($"ALTER DATABASE {scratch.Name} OWNER TO {role}; GRANT CREATE ON SCHEMA public TO {role}");
        try
        {
            var options = Options with { Database = As(role, _database) };
            await RefuseAsync(
                $"A scratch database cannot be made beside {Shown}: permission denied to create database (42501). Let the role "
                + "that logs in create databases (ALTER ROLE … CREATEDB), or name an empty one: --scratch, or VerifyOptions.Scratch.",
                [Make],
                options);

            var drift = await new Migrator([Make]).VerifyAsync(
                options, new() { Scratch = As(role, scratch), Ignore = ["schema public"] });

            DriftText.Of(drift).Should().BeEmpty();
            var again = () => new Migrator([Make]).VerifyAsync(options, new() { Scratch = As(role, scratch) });
            (await again.Should().ThrowAsync<VerificationException>()).WithMessage(
                $"The scratch database \"{scratch.Name}\" on 127.0.0.1:{scratch.Server.Port} is not empty: it has a history of migrations. "
                + "It was not touched. Name one that is empty.");
        }
        finally
        {
            await scratch.ExecuteAsync($"ALTER DATABASE {scratch.Name} OWNER TO postgres; DROP OWNED BY {role}");
            await _database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task The_scratch_database_goes_with_a_comparison_that_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var isScratch = false;
        var slow = Entry(2, on => on.Run(async (connection, token) =>
        {
            if (isScratch)
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }
        }));
        await new Migrator([Make, slow]).MigrateAsync(Options);
        isScratch = true;

        var verify = () => new Migrator([Make, slow]).VerifyAsync(Options, cancellationToken: cancellation.Token);

        await verify.Should().ThrowAsync<OperationCanceledException>();
        await ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task What_a_killed_run_has_left_is_named()
    {
        const string Left = "schema_scratch_20240101000000_0badcafe";
        await _database.ExecuteAsync($"CREATE DATABASE {Left}");
        var log = new StringWriter { NewLine = "\n" };
        try
        {
            await new Migrator([Make]).VerifyAsync(Options with { Logger = new PlainLogger(log) });
        }
        finally
        {
            await _database.ExecuteAsync($"DROP DATABASE {Left}");
        }

        log.ToString().Should().Contain(
            $"The scratch database \"{Left}\" is left from a run that was killed, and nobody is connected to it. "
            + $"Drop it: DROP DATABASE \"{Left}\"\n");
    }

    private string Shown => $"\"{_database.Name}\" on 127.0.0.1:{_database.Server.Port}";

    private static string As(string role, PostgresDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ConnectionString;

    private async Task ExpectDriftAsync(string drift, params MigrationEntry[] migrations) =>
        DriftText.Of(await new Migrator(migrations).VerifyAsync(Options)).Should().Be(drift);

    private async Task RefuseAsync(string message, MigrationEntry[] migrations, MigrateOptions? options = null)
    {
        var verify = () => new Migrator(migrations).VerifyAsync(options ?? Options);
        (await verify.Should().ThrowAsync<VerificationException>()).Which.Message.Should().Be(message);
    }
}
