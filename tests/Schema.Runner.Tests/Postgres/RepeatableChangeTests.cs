using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Repeatables that change together, beside raw SQL, and in releases that meet.</summary>
public sealed class RepeatableChangeTests : IAsyncLifetime
{
    private static readonly Action<Saying> CreateUsers = m => m.CreateTable("users", t =>
    {
        t.Text("email").NotNull();
        t.Integer("changes").NotNull().Default(0);
    });

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task What_a_migration_has_dropped_comes_back_whatever_raw_SQL_has_run()
    {
        Action<Saying> raw = m => m.Execute("INSERT INTO users (email) VALUES ('a')", "DELETE FROM users");
        var view = Views("Emails", ("emails", "SELECT email FROM users"));
        await MigrateAsync([.. Saying.Entries(CreateUsers, raw), view]);

        await MigrateAsync([.. Saying.Entries(CreateUsers, raw, m => m.DropView("emails")), view]);

        (await ReadAsync("SELECT email FROM emails")).Should().Be("a");
    }

    [Fact]
    public async Task An_older_release_that_was_never_here_puts_nothing_back()
    {
        await Release("2", [.. Saying.Entries(CreateUsers, _ => { }), Views("V", ("v", "SELECT 2 AS a"))]).MigrateAsync();

        var run = await Release("1", [.. Saying.Entries(CreateUsers), Views("V", ("v", "SELECT 1 AS a"))]).MigrateAsync();

        run.Migrations.Should().BeEmpty();
        run.Warnings.Should().ContainSingle().Which.Should().StartWith("V: a later definition of it is applied, by 2, and stays.");
        (await ReadAsync("SELECT a::text FROM v")).Should().Be("2");
    }

    [Fact]
    public async Task A_release_from_which_an_old_migration_was_deleted_is_not_older()
    {
        var migrations = Saying.Entries(CreateUsers, _ => { });
        await Release("1", [.. migrations, Views("V", ("v", "SELECT 1 AS a"))]).MigrateAsync();

        await Release("2", [migrations[1], Views("V", ("v", "SELECT 2 AS a"))]).MigrateAsync();

        (await ReadAsync("SELECT a::text FROM v")).Should().Be("2");
    }

    [Fact]
    public async Task A_release_that_starts_again_after_its_text_came_and_went_puts_nothing_back()
    {
        foreach (var (release, text) in new[] { ("1", "A"), ("2", "B"), ("3", "A"), ("4", "B") })
        {
            await Release(release, [Views("V", ("v", $"SELECT '{text}' AS a"))]).MigrateAsync();
        }

        (await Release("1", [Views("V", ("v", "SELECT 'A' AS a"))]).MigrateAsync()).Migrations.Should().BeEmpty();
        (await ReadAsync("SELECT a FROM v")).Should().Be("B");
    }

    [Fact]
    public async Task A_body_goes_back_before_what_it_names()
    {
        Action<Saying> rename = m => m.RenameColumn("users", "email", to: "mail");
        MigrationEntry Count(string column) => Repeating.Entry("Count", m => m.CreateFunction("count_users", f => f
            .Returns("bigint").Body($"SELECT count({column}) FROM users")));
        await MigrateAsync([.. Saying.Entries(CreateUsers), Count("email")]);
        var before = await CatalogAsync();
        MigrationEntry[] next = [.. Saying.Entries(CreateUsers, rename), Count("mail")];
        await MigrateAsync(next);

        await Release("1", next).RollbackAsync(steps: 1);

        (await CatalogAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Code_goes_back_where_the_release_has_it()
    {
        MigrationEntry[] release =
        [
            .. Saying.Entries(CreateUsers),
            Repeating.Entry("Filled", m => m.Run(
                (connection, _) => ExecuteAsync(connection, "INSERT INTO users (email) VALUES ('ada')"),
                (connection, _) => ExecuteAsync(connection, "INSERT INTO users (email) VALUES ('gone')"))),
        ];
        await MigrateAsync(release);
        await MigrateAsync([.. release, .. Saying.Entries(_ => { }, _ => { }).Skip(1)]);

        await Release("1", [.. release, .. Saying.Entries(_ => { }, _ => { }).Skip(1)]).RollbackAsync(steps: 2);

        (await ReadAsync("SELECT to_regclass('users')::text")).Should().BeNull();
    }

    [Fact]
    public async Task The_order_tells_schemas_and_kinds_apart()
    {
        await MigrateAsync(
        [
            .. Saying.Entries(m => m.Execute("CREATE SCHEMA api", "DROP SCHEMA api"), CreateUsers),
            Views("Api", ("api.users", "SELECT id FROM known_users")),
            Views("Known", ("known_users", "SELECT id, email AS total FROM users")),
            Repeating.Entry("Total", m => m.CreateFunction("total", f => f
                .Returns("bigint").Body("SELECT count(total) FROM known_users"))),
        ]);

        (await ReadAsync("SELECT total()::text || (SELECT count(*) FROM api.users)")).Should().Be("00");
    }

    [Fact]
    public async Task All_of_a_class_changes_at_once()
    {
        MigrationEntry[] Say(params (string, string)[] views) => [.. Saying.Entries(CreateUsers), Views("All", views)];
        await MigrateAsync(Say(
            ("a", "SELECT id, email FROM users"), ("b", "SELECT email FROM a"), ("c", "SELECT * FROM b"), ("d", "SELECT 1 AS x FROM c")));
        var before = await CatalogAsync();
        MigrationEntry[] next =
        [
            .. Say(("a", "SELECT id FROM users"), ("e", "SELECT 2 AS y"), ("b", "SELECT id, y FROM a, e"), ("d", "SELECT y AS x FROM b")),
            .. Saying.Entries(_ => { }, _ => { }).Skip(1),
        ];
        await MigrateAsync(next);
        (await ReadAsync("SELECT string_agg(viewname, '' ORDER BY viewname) FROM pg_views WHERE schemaname = 'public'")).Should().Be("abde");

        await Release("1", next).RollbackAsync(steps: 1);

        (await CatalogAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_view_can_become_a_materialized_view_and_a_function_another()
    {
        MigrationEntry Touch(string function) => Repeating.Entry("Touch", m =>
        {
            m.CreateFunction(function, f => f.Returns("trigger").Language("plpgsql").Body("BEGIN RETURN NEW; END"));
            m.CreateTrigger("touch", on: "users", t => t.Before().Update().ForEachRow().Execute(function));
        });
        await MigrateAsync([.. Saying.Entries(CreateUsers), Touch("one"), Views("Kept", ("kept", "SELECT email FROM users"))]);
        await MigrateAsync(
        [
            .. Saying.Entries(CreateUsers),
            Touch("two"),
            Repeating.Entry("Kept", m => m.CreateMaterializedView("kept", "SELECT email FROM users")),
        ]);

        (await ReadAsync("SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'public'::regnamespace")).Should().Be("two");
        (await ReadAsync("SELECT relkind::text FROM pg_class WHERE relname = 'kept'")).Should().Be("m");
    }

    private static MigrationEntry Views(string name, params (string Name, string Query)[] views) => Repeating.Entry(name, m =>
    {
        foreach (var view in views)
        {
            m.CreateView(view.Name, view.Query);
        }
    });

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private Migrator Release(string release, MigrationEntry[] migrations) => new(migrations, release)
    {
        Surroundings = new() { Variable = name => name == "DATABASE_URL" ? _database.ConnectionString : null },
    };

    private Task<MigrationRun> MigrateAsync(MigrationEntry[] migrations) => Release("1", migrations).MigrateAsync();

    private Task<string> CatalogAsync() => SchemaCatalog.ReadAsync(_database, "schema_migrations");

    private async Task<string?> ReadAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string;
    }
}
