using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Repeatables of one release after the other, on a server: there and back.</summary>
public sealed class RepeatableTests : IAsyncLifetime
{
    private const long Users = 20240101000001;

    private static readonly Action<Saying>[] Tables =
    [
        m => m.CreateTable("users", t =>
        {
            t.Text("email").NotNull().Unique();
            t.Boolean("active").NotNull().Default(true);
            t.Integer("changes").NotNull().Default(0);
        }),
        m => m.AddColumn("users", t => t.Text("name")),
    ];

    private PostgresDatabase _database = null!;

    private static MigrationEntry[] FirstRelease =>
    [
        .. Saying.Entries(Tables[0]),
        View("Active", "active", "SELECT id, email FROM users WHERE active"),
        View("ActiveEmails", "active_emails", "SELECT email FROM active"),
        Repeating.Entry("Domains", m =>
        {
            m.CreateMaterializedView("domains", "SELECT email, domain_of(email) AS domain FROM users");
            m.UniqueIndex("domains", "email");
            m.Comment(On.MaterializedView("domains"), "Who is where");
        }),
        Repeating.Entry("DomainOf", m => m.CreateFunction("domain_of", f => f
            .Argument("email", "text").Returns("text").Immutable().Body("SELECT split_part(email, '@', 2)"))),
        Repeating.Entry("Counting", Counting(1)),
    ];

    private static MigrationEntry[] SecondRelease =>
    [
        .. Saying.Entries(Tables),
        View("Active", "active", "SELECT name, email FROM users WHERE active"),
        View("ActiveEmails", "active_emails", "SELECT email FROM active"),
        Repeating.Entry("Domains", m =>
        {
            m.CreateMaterializedView("domains", "SELECT domain_of(email) AS domain, count(*) AS users FROM users GROUP BY 1");
            m.UniqueIndex("domains", "domain");
        }),
        Repeating.Entry("DomainOf", m => m.CreateFunction("domain_of", f => f
            .Argument("email", "text").Returns("text").Immutable().Body("SELECT lower(split_part(email, '@', 2))"))),
        Repeating.Entry("Counting", Counting(10)),
    ];

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Goes_there_and_back_over_releases()
    {
        var empty = await CatalogAsync();
        var first = await MigrateAsync(FirstRelease);
        var afterFirst = await CatalogAsync();
        await SqlAsync("INSERT INTO users (email) VALUES ('ada@Example.org'); UPDATE users SET active = true");
        (await ReadAsync("SELECT domain_of(email) || changes FROM users")).Should().Be("Example.org1");
        var second = await MigrateAsync(SecondRelease);
        var afterSecond = await CatalogAsync();
        await SqlAsync("UPDATE users SET active = true");
        (await ReadAsync("SELECT domain_of(email) || changes FROM users")).Should().Be("example.org11");

        first.Migrations.Select(ran => ran.Name).Should().Equal("M1", "Active", "ActiveEmails", "Counting", "DomainOf", "Domains");
        second.Migrations.Select(ran => ran.Name).Should().Equal("M2", "Active", "Counting", "DomainOf", "Domains");
        second.Warnings.Should().BeEmpty();
        (await MigrateAsync(SecondRelease)).Migrations.Should().BeEmpty();

        await Release(SecondRelease).RollbackAsync(steps: 1);
        (await CatalogAsync()).Should().Be(afterFirst);
        (await ReadAsync("SELECT domain_of(email) FROM users")).Should().Be("Example.org");

        await MigrateAsync(SecondRelease);
        (await CatalogAsync()).Should().Be(afterSecond);
        await Release(FirstRelease).RollbackAsync(to: Users);
        (await CatalogAsync()).Should().Be(afterFirst);
        await Release(FirstRelease).RollbackAsync(to: 0);
        (await CatalogAsync()).Should().Be(empty);
    }

    [Fact]
    public async Task A_new_database_gets_what_an_old_one_has()
    {
        await MigrateAsync(FirstRelease);
        await MigrateAsync(SecondRelease);
        var grown = await CatalogAsync();

        await using var other = await PostgresDatabase.CreateAsync();
        await Release(SecondRelease).MigrateAsync(new() { Database = other.ConnectionString });

        (await SchemaCatalog.ReadAsync(other, "schema_migrations")).Should().Be(grown);
    }

    [Fact]
    public async Task An_older_release_does_not_put_its_own_back()
    {
        await MigrateAsync(FirstRelease);
        await MigrateAsync(SecondRelease);
        var newest = await CatalogAsync();

        var run = await MigrateAsync(FirstRelease);

        run.Migrations.Should().BeEmpty();
        run.Warnings.Should().Contain(
            "Active: a later definition of it is applied, by Users 1.0, and stays. Where this one is to come back, deploy it as a "
            + "release with another version, or roll back.");
        (await CatalogAsync()).Should().Be(newest);
    }

    [Fact]
    public async Task A_newer_release_brings_an_old_text_back()
    {
        var text = "SELECT 1 AS a, 2 AS b";
        await MigrateAsync(View("Active", "active", text));
        await MigrateAsync(View("Active", "active", "SELECT 1 AS a"));

        (await MigrateAsync(View("Active", "active", text))).Migrations.Should().BeEmpty();
        var reverted = await new Migrator([View("Active", "active", text)], "Users 1.1").MigrateAsync(
            new() { Database = _database.ConnectionString });

        reverted.Migrations.Select(ran => ran.Name).Should().Equal("Active");
        (await ReadAsync("SELECT b::text FROM active")).Should().Be("2");
    }

    [Fact]
    public async Task Every_runner_of_many_ends_well_and_each_definition_is_applied_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MigrateAsync(FirstRelease)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MigrateAsync(SecondRelease)));

        (await ReadAsync("SELECT string_agg(name, ' ' ORDER BY position) FROM schema_migrations")).Should().Be(
            "M1 Active ActiveEmails Counting DomainOf Domains M2 Active Counting DomainOf Domains");
    }

    [Fact]
    public async Task What_is_no_longer_said_is_dropped_and_comes_back()
    {
        MigrationEntry Reports(params string[] views) => Repeating.Entry("Reports", m =>
        {
            foreach (var view in views)
            {
                m.CreateView(view, $"SELECT '{view}' AS name");
            }
        });

        await MigrateAsync(Reports("a", "b"));
        var before = await CatalogAsync();
        await MigrateAsync([.. Saying.Entries(Tables[0]), Reports("b")]);

        (await ReadAsync("SELECT string_agg(viewname, ' ') FROM pg_views WHERE schemaname = 'public'")).Should().Be("b");
        await Release(Reports("b")).RollbackAsync(steps: 1);
        (await CatalogAsync()).Should().Be(before);
    }

    [Fact]
    public async Task What_moves_into_another_class_stays_and_a_class_may_get_another_name()
    {
        MigrationEntry Views(string name, params string[] views) => Repeating.Entry(name, m =>
        {
            foreach (var view in views)
            {
                m.CreateView(view, $"SELECT '{view}' AS name");
            }
        });

        await MigrateAsync(Views("Old", "a", "b", "c"));
        var before = await CatalogAsync();
        await MigrateAsync(Views("New", "a", "c"), Views("Old", "b"));
        (await CatalogAsync()).Should().Be(before);
        await MigrateAsync(Views("Newer", "a", "c"), Views("Old", "b"));
        await MigrateAsync(Views("Newer", "a"), Views("Old", "b"));
        await MigrateAsync([.. Saying.Entries(m => m.CreateView("c", "SELECT 3 AS c")), Views("Newer", "a"), Views("Old", "b")]);

        (await ReadAsync("SELECT string_agg(viewname, ' ' ORDER BY viewname) FROM pg_views WHERE schemaname = 'public'"))
            .Should().Be("a b c");
        await Release(Views("Old", "b")).RollbackAsync(steps: 1);
        (await ReadAsync("SELECT string_agg(viewname, ' ' ORDER BY viewname) FROM pg_views WHERE schemaname = 'public'"))
            .Should().Be("a b");
        await Release(Views("Old", "b")).RollbackAsync(to: 0);
        (await ReadAsync("SELECT count(*)::text FROM pg_views WHERE schemaname = 'public'")).Should().Be("0");
    }

    [Fact]
    public async Task Views_over_each_other_change_together()
    {
        MigrationEntry[] first =
        [
            .. Saying.Entries(Tables[0], m => m.CreateView("counted", "SELECT count(*) AS n FROM emails")),
            View("Active", "active", "SELECT id, email FROM users WHERE active"),
            View("Emails", "emails", "SELECT email FROM active WHERE id > 0"),
        ];
        MigrationEntry[] second =
        [
            .. first[..2],
            .. Saying.Entries(_ => { }, _ => { }, m => m.AddColumn("users", t => t.Text("name"))).Skip(2),
            View("Active", "active", "SELECT email, name FROM users WHERE active"),
            View("Emails", "emails", "SELECT lower_of(email) AS email FROM active"),
            Repeating.Entry("LowerOf", m => m.CreateFunction("lower_of", f => f
                .Argument("email", "text").Returns("text").Immutable().Body("SELECT lower(email)"))),
        ];
        await MigrateAsync([first[0], .. first[2..]]);
        await MigrateAsync(first);
        var before = await CatalogAsync();

        await MigrateAsync(second);
        var after = await CatalogAsync();
        await Release(first).RollbackAsync(steps: 1);

        (await CatalogAsync()).Should().Be(before);
        await MigrateAsync(second);
        (await CatalogAsync()).Should().Be(after).And.Contain("lower_of");
    }

    [Fact]
    public async Task Takes_over_what_a_migration_has_made()
    {
        var made = Saying.Entries(m => m.CreateView("answers", "SELECT 42 AS answer"));
        await MigrateAsync([.. made]);
        var before = await CatalogAsync();

        await MigrateAsync([.. made, .. Saying.Entries(_ => { }, Tables[0]).Skip(1), View("Answers", "answers", "SELECT 43 AS answer")]);

        (await ReadAsync("SELECT answer::text FROM answers")).Should().Be("43");
        await Release([.. made]).RollbackAsync(to: Users);
        (await CatalogAsync()).Should().Be(before);
    }

    [Fact]
    public async Task What_went_with_its_table_is_there_again_when_the_table_is()
    {
        Action<Saying> create = m => m.CreateTable("users", t => t.Integer("changes").NotNull().Default(0));
        await MigrateAsync([.. Saying.Entries(create), Repeating.Entry("Counting", Counting(1))]);

        var run = await MigrateAsync(
            [.. Saying.Entries(create, m => m.DropTable("users"), create), Repeating.Entry("Counting", Counting(1))]);

        run.Migrations.Select(ran => ran.Name).Should().Equal("M2", "M3", "Counting");
        (await ReadAsync("SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal")).Should().Be("counting");
    }

    [Fact]
    public async Task Its_failure_is_told_with_its_name()
    {
        var error = (await FluentActions.Awaiting(() => MigrateAsync(View("Broken", "broken", "SELECT nothing FROM nowhere")))
            .Should().ThrowAsync<MigrationFailedException>()).Which;

        error.Message.Should().StartWith("Migration Broken (forward) failed at statement 1 of 1.");
        error.Statement.Should().Be("CREATE VIEW \"public\".\"broken\" AS\nSELECT nothing FROM nowhere");
    }

    private static MigrationEntry View(string name, string view, string query) =>
        Repeating.Entry(name, m => m.CreateView(view, query));

    private static Action<Repeating> Counting(int step) => m =>
    {
        m.CreateFunction("count_change", f => f.Returns("trigger").Language("plpgsql").Body(
            $"BEGIN NEW.changes := NEW.changes + {step}; RETURN NEW; END"));
        m.CreateTrigger("counting", on: "users", t => t.Before().Update().ForEachRow().Execute("count_change"));
    };

    private Migrator Release(params MigrationEntry[] migrations) => new(migrations, "Users 1.0")
    {
        Surroundings = new() { Variable = name => name == "DATABASE_URL" ? _database.ConnectionString : null },
    };

    private Task<MigrationRun> MigrateAsync(params MigrationEntry[] migrations) => Release(migrations).MigrateAsync();

    private Task<string> CatalogAsync() => SchemaCatalog.ReadAsync(_database, "schema_migrations");

    private async Task SqlAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string?> ReadAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string;
    }
}
