using System.Globalization;
using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Steps that run outside a transaction, and what becomes of them when they are broken off.</summary>
public sealed partial class OnlineStepTests : IAsyncLifetime
{
    private const string AreUnique = "SELECT count(*) FROM pg_index WHERE indisunique AND indisvalid AND indrelid = 'users'::regclass";
    private const string Invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
    private const string Journals = "SELECT count(*) FROM pg_class WHERE relname = 'schema_migration_steps'";
    private const string Locks =
        "SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database WHERE locktype = 'advisory' AND datname = current_database()";

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        await _database.ExecuteAsync("INSERT INTO users (email) SELECT 'user ' || n FROM generate_series(1, 1000) AS n");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private MigrateOptions Options => new() { Database = _database.Url };

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on => on.CreateTable("users", t =>
    {
        t.Text("email");
        t.Integer("age");
    })));

    private static MigrationEntry Tidy(Action<Saying>? end = null) => new(20240101000002, "Tidy", () => new Saying(on =>
    {
        on.Comment(On.Table("users"), "Those who sign in");
        on.UniqueIndex("users", "email").Comment("One each");
        on.Index("users", "age");
        end?.Invoke(on);
    }));

    [Fact]
    public async Task Come_between_transactions_and_leave_no_trace_but_what_they_make()
    {
        var run = await new Migrator([CreateUsers, Tidy(on => on.AddColumn("users", t => t.Text("name")))]).MigrateAsync(Options);

        run.Migrations.Select(migration => migration.Name).Should().Equal("Tidy");
        (await ScalarAsync(AreUnique)).Should().Be(2);
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync(Locks)).Should().Be(0);
        (await TextAsync("SELECT obj_description('users_email_index'::regclass)")).Should().Be("One each");

        await new Migrator([CreateUsers, Tidy()]).RollbackAsync(steps: 1, options: Options);

        (await ScalarAsync(AreUnique)).Should().Be(1);
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM schema_migrations")).Should().Be(1);
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_half_built_and_what_came_before_it()
    {
        await _database.ExecuteAsync("UPDATE users SET email = 'the same' WHERE id <= 2");
        var migrator = new Migrator([CreateUsers, Tidy()]);

        var failed = await migrator.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>();

        failed.Which.SqlState.Should().Be("23505");
        failed.Which.Message.Should().Be(
            """
            Migration 20240101000002 Tidy (forward) failed at statement 2 of 4.

                23505: could not create unique index "users_email_index"
                Detail: not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.

                CREATE UNIQUE INDEX CONCURRENTLY "users_email_index" ON "public"."users" ("email")

            It runs outside a transaction: what is half done of it is repaired before the next run goes on. The step before it is committed and stays: the next run goes on behind it. This run has committed no whole migration. The rows that are there and what the migration asks for do not go together: correct the one or the other; then run it again. To give it up instead, roll back by one step, which undoes what is committed of it.
            """);
        (await ScalarAsync(Invalid)).Should().Be(0);
        (await ScalarAsync(Locks)).Should().Be(0);
        (await TextAsync("SELECT obj_description('users'::regclass)")).Should().Be("Those who sign in");
        (await StatusAsync(migrator)).Should().Equal("20240101000001 CreateUsers Applied", "20240101000002 Tidy Pending, half done");

        await _database.ExecuteAsync("UPDATE users SET email = 'another' WHERE id = 2");
        var run = await migrator.MigrateAsync(Options);

        run.Warnings.Should().Equal("20240101000002 Tidy: It was broken off. It goes on behind 1 of its 4 steps.");
        (await StatusAsync(migrator)).Should().Equal("20240101000001 CreateUsers Applied", "20240101000002 Tidy Applied");
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_before_anything_is_built()
    {
        await _database.ExecuteAsync("CREATE INDEX users_email_index ON users (age)");

        (await new Migrator([CreateUsers, Tidy()]).Awaiting(it => it.MigrateAsync(Options))
            .Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Contain("relation \"users_email_index\" already exists");

        (await TextAsync("SELECT indexdef FROM pg_indexes WHERE indexname = 'users_email_index'")).Should().EndWith("(age)");
    }

    [Fact]
    public async Task What_waits_behind_one_is_tried_again_and_the_index_is_not_built_again()
    {
        // It keeps no snapshot, for which the index would wait.
        await using var reader = await _database.OpenAsync();
        await using (var hold = new NpgsqlCommand("BEGIN; LOCK TABLE users IN ACCESS SHARE MODE", reader))
        {
            await hold.ExecuteNonQueryAsync();
        }

        using var log = new StringWriter();
        var tidy = Tidy(on => on.AddColumn("users", t => t.Text("name")));
        var run = new Migrator([CreateUsers, tidy]).MigrateAsync(Options with
        {
            Timeouts = new("300ms"),
            Logger = new PlainLogger(TextWriter.Synchronized(log)),
        });
        await UntilAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'ALTER%'", 1);
        var built = await ScalarAsync("SELECT 'users_email_index'::regclass::oid");
        await Task.Delay(500);
        await reader.DisposeAsync();
        await run;

        log.ToString().Should().Contain("(55P03)");
        (await ScalarAsync("SELECT 'users_email_index'::regclass::oid")).Should().Be(built);
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    [Fact]
    public async Task Many_at_once_build_one_index()
    {
        var migrators = Enumerable.Range(0, 8).Select(_ => new Migrator([CreateUsers, Tidy()]).MigrateAsync(Options)).ToArray();

        var runs = await Task.WhenAll(migrators);

        runs.Sum(run => run.Migrations.Count).Should().Be(1);
        (await ScalarAsync(Journals)).Should().Be(0);
        (await ScalarAsync(Locks)).Should().Be(0);
    }

    [Fact]
    public async Task Hooks_run_in_each_transaction_and_stand_in_nobodys_way()
    {
        await _database.ExecuteAsync("CREATE TABLE heard (what text); UPDATE users SET email = 'the same'");
        var indexed = new MigrationEntry(20240101000002, "Indexed", () => new Saying(on =>
        {
            on.UniqueIndex("users", "email");
            on.AddColumn("users", t => t.Text("name"));
            on.Index("users", "age");
        }));
        var options = new MigrateOptions
        {
            Database = _database.Url,
            Hooks = new()
            {
                BeforeEach = _ => ["INSERT INTO heard VALUES ('before')"],
                AfterEach = _ => ["INSERT INTO heard VALUES ('after')"],
            },
        };
        var migrator = new Migrator([CreateUsers, indexed]);
        await migrator.Awaiting(it => it.MigrateAsync(options)).Should().ThrowAsync<MigrationFailedException>();
        (await ScalarAsync(Journals)).Should().Be(0, "nothing of it is done");

        await _database.ExecuteAsync("UPDATE users SET email = id::text");
        await migrator.MigrateAsync(options);

        (await TextAsync("SELECT string_agg(what, ', ') FROM heard")).Should().Be("before, after");
        (await ScalarAsync(Journals)).Should().Be(0);

        await migrator.RollbackAsync(steps: 1, options: options);
        (await TextAsync("SELECT string_agg(what, ', ') FROM heard")).Should().Be("before, after, before, after");
    }

    [Fact]
    public async Task A_migration_of_an_index_alone_has_a_transaction_for_hooks()
    {
        await _database.ExecuteAsync("CREATE TABLE heard (what text)");
        var indexed = new MigrationEntry(20240101000002, "Indexed", () => new Saying(on => on.Index("users", "age")));

        await new Migrator([CreateUsers, indexed]).MigrateAsync(new()
        {
            Database = _database.Url,
            Hooks = new() { AfterEach = migration => [$"INSERT INTO heard VALUES ('{migration.Name}')"] },
        });

        (await TextAsync("SELECT string_agg(what, ', ') FROM heard")).Should().Be("Indexed");
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    [Fact]
    public async Task Defaults_of_the_role_do_not_matter()
    {
        var role = $"strict_{_database.Name}";
        await _database.ExecuteAsync(
            $"""
            CREATE ROLE {role} LOGIN SUPERUSER;
            ALTER ROLE {role} SET default_transaction_read_only = on;
            ALTER ROLE {role} SET default_transaction_isolation = 'repeatable read';
            ALTER ROLE {role} SET statement_timeout = '300ms';
            ALTER ROLE {role} SET lock_timeout = '300ms';
            ALTER ROLE {role} SET search_path = pg_temp
            """);

        await using var reader = await ReaderAsync();
        var run = new Migrator([CreateUsers, Tidy()]).MigrateAsync(new()
        {
            Database = _database.ConnectionString.Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal),
        });
        await UntilAsync(Invalid, 1);
        await Task.Delay(600);
        await reader.DisposeAsync();
        await run;

        (await ScalarAsync(AreUnique)).Should().Be(2);
        await _database.ExecuteAsync($"DROP OWNED BY {role} CASCADE");
        await _database.ExecuteAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task What_they_make_belongs_to_the_role_that_owns_the_rest()
    {
        var (owner, login) = ($"owner_{_database.Name}", $"login_{_database.Name}");
        await _database.ExecuteAsync(
            $"""
            CREATE ROLE {owner};
            CREATE ROLE {login} LOGIN NOINHERIT;
            GRANT {owner} TO {login};
            GRANT CREATE ON DATABASE {_database.Name} TO {login}, {owner};
            CREATE SCHEMA billing AUTHORIZATION {owner};
            CREATE SCHEMA meta AUTHORIZATION {login}
            """);
        MigrationEntry[] migrations =
        [
            new(20240101000001, "CreateInvoices", () => new Saying(on => on.CreateTable("invoices", t => t.Text("number")))),
            new(20240101000002, "IndexInvoices", () => new Saying(on => on.UniqueIndex("invoices", "number").Comment("One each"))),
        ];
        var options = new MigrateOptions
        {
            Database = _database.ConnectionString.Replace("Username=postgres", $"Username={login}", StringComparison.Ordinal),
            Schema = "billing",
            Role = owner,
            HistoryTable = new("meta", "schema_migrations"),
        };

        await new Migrator(migrations).MigrateAsync(options);
        (await TextAsync("SELECT relowner::regrole FROM pg_class WHERE relname = 'invoices_number_index'")).Should().Be(owner);
        await new Migrator(migrations).RollbackAsync(steps: 1, options: options);

        (await ScalarAsync(Journals)).Should().Be(0);
        await _database.ExecuteAsync($"DROP OWNED BY {owner}, {login} CASCADE");
        await _database.ExecuteAsync($"DROP ROLE {owner}, {login}");
    }

    private static async Task<IEnumerable<string>> StatusAsync(Migrator migrator, MigrateOptions options) =>
        (await migrator.StatusAsync(options)).Select(row =>
            $"{row.Version} {row.Name} {row.State}{(row.IsHalfDone ? ", half done" : "")}");

    private Task<IEnumerable<string>> StatusAsync(Migrator migrator) => StatusAsync(migrator, Options);

    private async Task UntilAsync(string sql, long count)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                if (await ScalarAsync(sql) == count)
                {
                    return;
                }
            }
            catch (PostgresException)
            {
                // Not there yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException(sql);
    }

    private async Task<long> ScalarAsync(string sql) =>
        long.Parse(await TextAsync(sql), CultureInfo.InvariantCulture);

    private async Task<string> TextAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT ({sql})::text", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
