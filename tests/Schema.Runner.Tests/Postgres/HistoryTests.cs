using FluentAssertions.Extensions;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class HistoryTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _runner = new(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Reading_creates_nothing()
    {
        var before = await SchemaCatalog.ReadAsync(_database);

        var reading = await _runner.ReadAsync();

        reading.Should().BeEquivalentTo(new HistoryReading([], HistoryState.Missing, null));
        (await SchemaCatalog.ReadAsync(_database)).Should().Be(before);
    }

    [Fact]
    public async Task A_newer_release_may_have_added_columns()
    {
        await _runner.FlyAsync(Planned.Forward(1));
        await _database.ExecuteAsync("ALTER TABLE schema_migrations ADD phase text, ADD steps int DEFAULT 0");

        await _runner.FlyAsync(Planned.Forward(2));
        await _database.ExecuteAsync("INSERT INTO schema_migrations (version) VALUES (3)");
        await _runner.FlyAsync(Planned.Forward(4));

        (await _runner.ReadAsync()).State.Should().Be(HistoryState.Ready);
        (await _runner.AppliedAsync()).Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public async Task An_older_release_s_history_gets_the_columns_that_it_lacks()
    {
        await _database.ExecuteAsync(
            """
            CREATE TABLE schema_migrations (version bigint PRIMARY KEY, name text, applied_at timestamptz, position bigint UNIQUE);
            INSERT INTO schema_migrations VALUES (1, 'M1', now(), 2), (2, 'M2', now(), 1)
            """);

        await _runner.FlyAsync(Planned.Forward(3));

        (await _runner.AppliedAsync()).Should().Equal(2, 1, 3);
        (await _runner.ReadAsync()).State.Should().Be(HistoryState.Ready);
    }

    [Fact]
    public async Task Ectos_table_is_read_without_a_change()
    {
        await CreateEctosTableAsync();
        var before = await SchemaCatalog.ReadAsync(_database);

        var reading = await _runner.ReadAsync();

        reading.State.Should().Be(HistoryState.Adoptable);
        reading.Applied.Select(row => (row.Version, row.Position, row.AppliedAt)).Should().Equal(
            (20240102000000, 1, 5.January(2024).At(10.Hours()).AsUtc()),
            (20240101000000, 2, 6.January(2024).At(10.Hours()).AsUtc()));
        (await SchemaCatalog.ReadAsync(_database)).Should().Be(before);
    }

    [Fact]
    public async Task Ectos_table_is_adopted_without_losing_a_row_and_stays_usable_by_ecto()
    {
        await CreateEctosTableAsync();

        await _runner.FlyAsync(Planned.Forward(20240103000000, "CREATE TABLE t3 ()"));

        var reading = await _runner.ReadAsync();
        reading.State.Should().Be(HistoryState.Ready);
        reading.Applied.Select(row => (row.Version, row.Position, row.Name)).Should().Equal(
            (20240102000000, 1, null), (20240101000000, 2, null), (20240103000000, 3, "M20240103000000"));
        reading.Applied[0].AppliedAt.Should().Be(5.January(2024).At(10.Hours()).AsUtc());

        // Word for word what Ecto sends.
        await _database.ExecuteAsync(
            """
            INSERT INTO "schema_migrations" ("version","inserted_at") VALUES (20240104000000, '2024-01-07 10:00:00');
            DELETE FROM "schema_migrations" AS s0 WHERE (s0."version" = 20240101000000::bigint)
            """);
        (await _database.QuerySingleAsync<int>("SELECT count(*)::int FROM schema_migrations WHERE inserted_at IS NULL")).Should().Be(0);
    }

    [Fact]
    public async Task What_ecto_adds_later_is_behind_what_was_there_and_stays_there()
    {
        await CreateEctosTableAsync();
        await _runner.FlyAsync(Planned.Forward(20240103000000));
        await _database.ExecuteAsync(
            "INSERT INTO schema_migrations (version, inserted_at) VALUES (20230101000000, '2024-02-01'), (20230102000000, '2024-01-31')");

        var before = (await _runner.AppliedAsync()).ToList();
        await _runner.FlyAsync(Planned.Forward(20240104000000));

        before.Should().Equal(20240102000000, 20240101000000, 20240103000000, 20230102000000, 20230101000000);
        (await _runner.AppliedAsync()).Should().Equal([.. before, 20240104000000]);
        (await _database.QueryAsync<long>("SELECT position FROM schema_migrations ORDER BY position")).Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public async Task What_ecto_added_can_be_undone()
    {
        await CreateEctosTableAsync();

        await _runner.FlyAsync(Planned.Backward(20240101000000), Planned.Backward(20240102000000));

        (await _runner.ReadAsync()).Should().BeEquivalentTo(new HistoryReading([], HistoryState.Ready, null));
    }

    [Fact]
    public async Task Ecto_s_integer_versions_are_widened()
    {
        await _database.ExecuteAsync(
            """
            CREATE TABLE schema_migrations (version integer PRIMARY KEY, inserted_at timestamp);
            INSERT INTO schema_migrations VALUES (1, now())
            """);

        await _runner.FlyAsync(Planned.Forward(20240101000000));

        (await _runner.AppliedAsync()).Should().Equal(1, 20240101000000);
    }

    [Fact]
    public async Task Ecto_at_work_is_waited_for_as_for_a_runner_of_ours()
    {
        await CreateEctosTableAsync();
        await using var ecto = await _database.OpenAsync();
        await using var transaction = await ecto.BeginTransactionAsync();
        await using var command = new Npgsql.NpgsqlCommand("LOCK TABLE schema_migrations IN SHARE UPDATE EXCLUSIVE MODE", ecto);
        await command.ExecuteNonQueryAsync();

        var outcome = await _runner.FlyAsync(Planned.Forward(20240103000000));

        outcome.Should().Be(FlightOutcome.GateLost);
    }

    [Theory]
    [InlineData(
        "version varchar NOT NULL PRIMARY KEY",
        "belongs to Rails, or to dbmate (its version is text)")]
    [InlineData(
        "version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL",
        "belongs to golang-migrate (it has a column dirty)")]
    [InlineData(
        "id bigint UNIQUE NOT NULL, applied timestamp, description varchar(1024)",
        "belongs to Migratus (it has id, applied, description)")]
    [InlineData(
        "id int, script text",
        "is no history of migrations (it has no column version)")]
    public async Task Another_tool_s_table_is_refused_by_name_and_not_touched(string columns, string owner)
    {
        await _database.ExecuteAsync($"CREATE TABLE schema_migrations ({columns})");
        var before = await SchemaCatalog.ReadAsync(_database);

        var refusal = await _runner.Awaiting(runner => runner.ReadAsync()).Should().ThrowAsync<HistoryRefusedException>();

        refusal.Which.Message.Should().Be(
            $"The table public.schema_migrations {owner}. It was not touched. "
            + "Keep Schema's history in another table: set MigrateOptions.HistoryTable.");
        (await SchemaCatalog.ReadAsync(_database)).Should().Be(before);
    }

    [Theory]
    [InlineData("CREATE SEQUENCE schema_migrations", "a sequence")]
    [InlineData("CREATE TABLE t (id int); CREATE INDEX schema_migrations ON t (id)", "an index")]
    [InlineData("CREATE TABLE t (id int) PARTITION BY LIST (id); CREATE INDEX schema_migrations ON t (id)", "an index")]
    [InlineData("CREATE VIEW schema_migrations AS SELECT 1 AS version", "a view")]
    [InlineData("CREATE MATERIALIZED VIEW schema_migrations AS SELECT 1 AS version", "a materialized view")]
    [InlineData("CREATE TYPE schema_migrations AS (version bigint)", "a type")]
    [InlineData("CREATE TYPE schema_migrations AS ENUM ('version')", "a type")]
    [InlineData("CREATE DOMAIN schema_migrations AS bigint", "a type")]
    [InlineData("CREATE TABLE schema_migrations (version bigint) PARTITION BY LIST (version)", "a partitioned table")]
    [InlineData(
        "CREATE TABLE t (version bigint) PARTITION BY LIST (version); CREATE TABLE schema_migrations PARTITION OF t DEFAULT",
        "a partition")]
    public async Task What_is_no_table_is_refused_at_once(string sql, string kind)
    {
        await _database.ExecuteAsync(sql);

        var refusal = await _runner.Awaiting(runner => runner.ReadAsync()).Should().ThrowAsync<HistoryRefusedException>();

        refusal.Which.Message.Should().Be(
            $"public.schema_migrations is {kind}, and no table of its own. It was not touched. "
            + "Keep Schema's history in another table: set MigrateOptions.HistoryTable.");
    }

    [Fact]
    public async Task It_may_have_another_name_and_a_schema_of_its_own()
    {
        var runner = Named("ledger", "migrations");

        await runner.FlyAsync(Planned.Forward(1, "CREATE TABLE t1 ()"));

        (await _database.QueryAsync<string>(
            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('ledger', 'public') ORDER BY 1"))
            .Should().Equal("ledger.migrations", "public.t1");
    }

    [Theory]
    [InlineData("quo\"te", "semi;colon")]
    [InlineData("back\\slash", "$schema$ $$")]
    [InlineData(":name @name", "{0} $1 ?")]
    [InlineData("Ünï çödé 表", "select")]
    [InlineData("it's", "E'\\' || 'x")]
    [InlineData("s234567890123456789012345678901234567890123456789012345678901bc", "t234567890123456789012345678901234567890123456789012345678901bc")]
    public async Task Hostile_names_are_quoted(string schema, string name)
    {
        var runner = new PostgresRunner(_database)
        {
            Settings = new(_database.ConnectionString, new TableName(schema, name), schema),
        };

        await runner.FlyAsync(Planned.Forward(1, "CREATE TABLE plain ()"), Planned.Forward(2));
        await runner.FlyAsync(Planned.Backward(2));

        (await runner.AppliedAsync()).Should().Equal(1);
        (await _database.QueryAsync<string>("SELECT schemaname::text FROM pg_tables WHERE tablename = 'plain'")).Should().Equal(schema);
    }

    [Fact]
    public async Task A_search_path_that_puts_other_functions_first_changes_nothing()
    {
        await _database.ExecuteAsync(
            $"""
            CREATE SCHEMA evil;
            CREATE FUNCTION evil.pg_try_advisory_xact_lock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false';
            CREATE FUNCTION evil.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz';
            CREATE FUNCTION evil.never(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false';
            CREATE OPERATOR evil.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = evil.never);
            CREATE TABLE evil.schema_migrations (version text);
            ALTER DATABASE {_database.Name} SET search_path = evil, pg_catalog
            """);

        await _runner.FlyAsync(Planned.Forward(1, "CREATE TABLE t1 ()"), Planned.Forward(2));
        await _runner.FlyAsync(Planned.Backward(2));

        (await _runner.AppliedAsync()).Should().Equal(1);
        (await _database.QueryAsync<string>("SELECT schemaname::text FROM pg_tables WHERE tablename = 't1'")).Should().Equal("public");
    }

    [Theory]
    [InlineData("extensions", "extensions")]
    [InlineData("''", "public.citext")]
    public async Task Raw_SQL_finds_types_where_the_role_looks_for_them(string path, string type)
    {
        await _database.ExecuteAsync(
            $"""
            CREATE SCHEMA extensions;
            CREATE DOMAIN extensions.extensions AS text;
            CREATE DOMAIN public.citext AS text;
            ALTER DATABASE {_database.Name} SET search_path = {path}
            """);

        await _runner.FlyAsync(Planned.Forward(1, $"CREATE TABLE t1 (email {type})"), Planned.Forward(2, $"CREATE TABLE t2 (email {type})"));

        (await _database.QueryAsync<string>("SELECT schemaname::text FROM pg_tables WHERE tablename IN ('t1', 't2')"))
            .Should().Equal("public", "public");
    }

    private Task CreateEctosTableAsync() => _database.ExecuteAsync(
        """
        CREATE TABLE "schema_migrations" ("version" bigint, "inserted_at" timestamp(0), PRIMARY KEY ("version"));
        INSERT INTO schema_migrations VALUES (20240101000000, '2024-01-06 10:00:00'), (20240102000000, '2024-01-05 10:00:00')
        """);

    private PostgresRunner Named(string schema, string name) =>
        new(_database) { Settings = new(_database.ConnectionString, new TableName(schema, name), null) };
}
