using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class PsqlScriptTests : IAsyncLifetime
{
    private const string StopAtError = "--set=ON_ERROR_STOP=1";

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [PsqlFact]
    public async Task Leaves_the_database_that_the_runner_would_leave()
    {
        await using var other = await PostgresDatabase.CreateAsync();
        await MigrateAsync(other);

        var result = await Psql.RunAsync(_database, await ScriptAsync(), StopAtError);

        (result.ExitCode, result.Output, result.Errors).Should().Be((0, "", ""));
        (await SchemaCatalog.ReadAsync(_database)).Should().Be(await SchemaCatalog.ReadAsync(other));
        (await RowsAsync(_database)).Should().Equal(await RowsAsync(other));
    }

    [PsqlFact]
    public async Task Leaves_a_database_that_the_runner_goes_on_with()
    {
        await Psql.RunAsync(_database, await ScriptAsync("--to", $"{Migrations.Posts}"), StopAtError);

        (await MigrateAsync(_database)).Migrations.Should().ContainSingle().Which.Version.Should().Be(Migrations.Tags);
        var back = await Migrator().RollbackAsync(to: 0, options: Options(_database));
        back.Migrations.Should().HaveCount(3);
        (await SchemaCatalog.ReadAsync(_database, "schema_migrations")).Should().NotContain("users");
    }

    [PsqlFact]
    public async Task Stops_at_a_migration_that_runs_code()
    {
        var entries = Saying.Entries(
            m => m.Execute("CREATE TABLE users (id int)", "DROP TABLE users"), m => m.Run((_, _) => Task.CompletedTask));
        var options = new MigrateOptions { Database = _database.ConnectionString };
        var output = new StringWriter();
        var migrator = new Migrator(entries) { Surroundings = new() { Output = output } };
        await migrator.RunAsync(["script", "--idempotent"], options);

        var stopped = await Psql.RunAsync(_database, output.ToString());
        stopped.ExitCode.Should().Be(3, "the script has psql stop at errors");
        stopped.Errors.Should().Contain("ERROR:  20240101000002 M2 runs code, which no script can: run migrate\n");

        await migrator.MigrateAsync(options);
        (await Psql.RunAsync(_database, output.ToString())).ExitCode.Should().Be(0, "it is applied by now");
    }

    [PsqlFact]
    public async Task Takes_nothing_for_applied_behind_an_index_that_cannot_be_built()
    {
        var entries = Saying.Entries(
            m => m.Execute("CREATE TABLE users (id int); INSERT INTO users VALUES (1), (1)", "DROP TABLE users"),
            m =>
            {
                m.Execute("CREATE TABLE notes (id int)", "DROP TABLE notes");
                m.UniqueIndex("users", "id");
            });
        var output = new StringWriter();
        await new Migrator(entries) { Surroundings = new() { Output = output } }
            .RunAsync(["script"], new() { Database = _database.ConnectionString });

        (await Psql.RunAsync(_database, output.ToString())).Errors.Should().Contain(
            "ERROR:  create unique index users_id_index concurrently has failed");

        (await RowsAsync(_database)).Should().ContainSingle();
    }

    [PsqlFact]
    public async Task Builds_an_index_anew_and_stops_where_a_migration_is_half_done()
    {
        var entries = Saying.Entries(
            m => m.CreateTable("users", t => t.Text("email")),
            m => m.UniqueIndex("users", "email"),
            m => m.Reindex("users_email_index"),
            m =>
            {
                m.DropIndexNamed("users_email_index");
                m.Index("users", "email");
                m.Reindex("users_email_index");
            });
        var output = new StringWriter();
        await new Migrator(entries) { Surroundings = new() { Output = output } }
            .RunAsync(["script"], new() { Database = _database.ConnectionString });

        var result = await Psql.RunAsync(_database, output.ToString(), StopAtError);

        (result.ExitCode, result.Errors).Should().Be((0, ""));
        (await RowsAsync(_database)).Should().HaveCount(4);
        await _database.ExecuteAsync("DELETE FROM schema_migrations WHERE version > 20240101000001; CREATE TABLE schema_migration_steps ()");
        (await Psql.RunAsync(_database, output.ToString())).Errors.Should().Contain(
            "ERROR:  a migration is half done: run migrate, which finishes it");
    }

    [PsqlFact]
    public async Task Runs_twice_where_it_is_idempotent()
    {
        var script = await ScriptAsync("--idempotent");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var result = await Psql.RunAsync(_database, script);
            (result.ExitCode, result.Errors).Should().Be((0, ""));
        }

        (await _database.QueryAsync<long>("SELECT version FROM schema_migrations ORDER BY position"))
            .Should().Equal(Migrations.Users, Migrations.Posts, Migrations.Tags);
    }

    [PsqlFact]
    public async Task Finishes_what_another_began_where_it_is_idempotent()
    {
        await Migrator().MigrateAsync(Options(_database) with { To = Migrations.Users });

        var result = await Psql.RunAsync(_database, await ScriptAsync("--idempotent"));

        (result.ExitCode, result.Errors).Should().Be((0, ""));
        (await MigrateAsync(_database)).Migrations.Should().BeEmpty();
    }

    [PsqlFact]
    public async Task Changes_nothing_the_second_time_even_where_psql_goes_on_after_errors()
    {
        await Psql.RunAsync(_database, await ScriptAsync());
        var (catalog, rows) = (await SchemaCatalog.ReadAsync(_database), await RowsAsync(_database));

        await Psql.RunAsync(_database, await ScriptAsync());

        (await SchemaCatalog.ReadAsync(_database)).Should().Be(catalog);
        (await RowsAsync(_database)).Should().Equal(rows);
    }

    [PsqlFact]
    public async Task Does_not_build_on_what_failed_where_psql_goes_on_after_errors()
    {
        await _database.ExecuteAsync("CREATE TABLE posts ()");

        var result = await Psql.RunAsync(_database, await ScriptAsync());

        result.Errors.Should().Contain("\"posts\" already exists").And.Contain("20240102000000 is not applied");
        (await _database.QueryAsync<long>("SELECT version FROM schema_migrations")).Should().Equal(Migrations.Users);
    }

    [PsqlFact]
    public async Task Stops_where_a_runner_holds_the_lock()
    {
        await MigrateAsync(_database, to: Migrations.Users);
        await using var holder = await _database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = new Gate(new("public", "schema_migrations")).Take;
        await command.ExecuteNonQueryAsync();

        var result = await Psql.RunAsync(_database, await ScriptAsync("--idempotent"));

        result.ExitCode.Should().Be(3);
        result.Errors.Should().Contain("another migration runner holds the lock");
    }

    [PsqlFact]
    public async Task Quotes_what_is_hostile()
    {
        const string Name = "It's \\'); DROP TABLE users; --\n\\! echo :x :'x' $$";
        var entry = new MigrationEntry(20240104000000, Name, static () => new Hostile());

        var result = await Psql.RunAsync(_database, await ScriptAsync([.. Migrations.All, entry], "--idempotent"));

        (result.ExitCode, result.Errors).Should().Be((0, ""), because: result.ToString());
        (await _database.QuerySingleAsync<string>("SELECT name FROM schema_migrations WHERE version = 20240104000000"))
            .Should().Be(Name);
        (await _database.QueryAsync<string>(
            "SELECT relname::text FROM pg_class WHERE relname LIKE 'a %' AND relkind = 'r'"))
            .Should().Equal(Hostile.Table);
    }

    private static Migrator Migrator() => new(Migrations.All, "Users 1.0");

    private static MigrateOptions Options(PostgresDatabase database) => new() { Database = database.Url };

    private static Task<MigrationRun> MigrateAsync(PostgresDatabase database, long? to = null) =>
        Migrator().MigrateAsync(Options(database) with { To = to });

    private static Task<string> ScriptAsync(params string[] args) => ScriptAsync(Migrations.All, args);

    private static async Task<string> ScriptAsync(IEnumerable<MigrationEntry> migrations, params string[] args)
    {
        var bench = new Bench();
        var exitCode = await bench.Migrator(migrations).RunAsync(["script", .. args]);
        exitCode.Should().Be(0, because: bench.Error.ToString());
        return bench.Output.ToString();
    }

    private static Task<IReadOnlyList<string>> RowsAsync(PostgresDatabase database) => database.QueryAsync<string>(
        """
        SELECT concat_ws('|',
            version, name, position, fingerprint, down, applied_by, release, run IS NULL, duration >= '0s')
        FROM schema_migrations ORDER BY position
        """);

    private sealed class Hostile : Migration
    {
        public const string Table = "a \"b\"'); DROP TABLE users; --\n\\q $$";

        public override void Change()
        {
            CreateTable(new TableName(null, Table), t => t.Text("c").Default("it's \\ :x"));
            Execute("SELECT 1 -- :schema_is_pending", down: "SELECT 2 /* ; */");
        }
    }
}
