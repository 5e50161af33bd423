using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Input;

public sealed class HostileNamesTests
{
    private const string History = "schema_migrations";

    public static TheoryData<string> Names =>
    [
        "double\"quote", "\"\"", "single'quote", "'; DROP TABLE bait; --", "semi;colon", "--comment", "/*comment",
        "$$", "$body$", "back\\slash", "\\'", ":name", "@name", "$1", "{}", "{0}", "%s", "%I", "?",
        "select", "user", "UPPER lower", " padded ", "tab\tand\nnew line", "do.t", "naïve", "用户", "🦆",
        new string('n', 63), new string('ü', 31),
    ];

    public static TheoryData<string, string> Refused => new()
    {
        { "", "A table has no name." },
        { "nul\0", "The table name \"nul\\0\" has a NUL character in it." },
        { new string('n', 64), TooLong(new string('n', 64)) },
        { new string('ü', 32), TooLong(new string('ü', 32)) },
    };

    [Theory, MemberData(nameof(Names))]
    public async Task Are_quoted_right_on_the_way_up_and_back(string name)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE bait (id int)");
        var before = await SchemaCatalog.ReadAsync(database, History);
        var migrator = MigratorOf(new Creates(name), new Renames(name));
        var options = new MigrateOptions { Database = database.Url };

        await migrator.MigrateAsync(options with { To = Chain.Version(1) });
        (await database.QueryAsync<string>(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = quote_ident($1)::regclass AND attnum > 1",
            name)).Should().Equal(name);
        var created = await SchemaCatalog.ReadAsync(database, History);

        await migrator.MigrateAsync(options);
        await database.ExecuteAsync("INSERT INTO renamed DEFAULT VALUES");
        (await database.QueryAsync<string>("SELECT renamed FROM renamed")).Should().Equal(name);
        (await database.QueryAsync<string>("SELECT obj_description('renamed'::regclass)")).Should().Equal(name);

        await migrator.RollbackAsync(steps: 1, options: options);
        (await SchemaCatalog.ReadAsync(database, History)).Should().Be(created);
        await migrator.RollbackAsync(to: 0, options: options);
        (await SchemaCatalog.ReadAsync(database, History)).Should().Be(before);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Are_quoted_right_where_the_run_itself_is_given_them(string name)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("DROP SCHEMA public");
        await database.ExecuteAsync($"CREATE SCHEMA \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        var migrator = new Migrator(Chain.Of(2), release: name);
        var options = new MigrateOptions
        {
            Database = database.Url,
            Schema = name,
            HistoryTable = new TableName(name, name),
        };

        await migrator.MigrateAsync(options);
        (await migrator.StatusAsync(options)).Should().AllSatisfy(migration =>
        {
            migration.State.Should().Be(MigrationState.Applied);
            migration.Release.Should().Be(name);
        });
        (await database.QueryAsync<string>(
            "SELECT relname::text FROM pg_class WHERE relnamespace = quote_ident($1)::regnamespace AND relkind = 'r'",
            name)).Should().BeEquivalentTo(name, "link1", "link2");

        await migrator.RollbackAsync(to: 0, options: options);
        (await migrator.StatusAsync(options))
            .Should().OnlyContain(migration => migration.State == MigrationState.Pending);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task That_no_server_can_have_are_refused_before_anything_runs(string name, string message)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var before = await SchemaCatalog.ReadAsync(database);
        var migrator = MigratorOf(new Creates("fine"), new Creates(name));

        var refusal = await migrator.Awaiting(m => m.MigrateAsync(new() { Database = database.Url }))
            .Should().ThrowAsync<PlanRejectedException>();

        refusal.Which.Problems.Should().Equal($"{Chain.Version(2)} Creates: {message}");
        (await SchemaCatalog.ReadAsync(database)).Should().Be(before);
    }

    private static string TooLong(string name) =>
        $"The table name \"{name}\" has 64 bytes; PostgreSQL keeps 63 and would cut the rest in silence. "
        + "Choose a shorter one.";

    private static Migrator MigratorOf(params Migration[] migrations) =>
        new(migrations.Select((migration, index) =>
            new MigrationEntry(Chain.Version(index + 1), migration.GetType().Name, () => migration)
            {
                Rules = RuleSettings.None,
            }));

    private sealed class Creates(string name) : Migration
    {
        public override void Change()
        {
            CreateTable(new TableName(null, name), t =>
            {
                t.Text(name).NotNull().Default(name).Comment(name);
                t.Check("true", name: name);
                t.Comment(name);
            });

            Index(new TableName(null, name), name);
        }
    }

    private sealed class Renames(string name) : Migration
    {
        public override void Change()
        {
            RenameColumn(new TableName(null, name), name, to: "renamed");
            RenameConstraint(new TableName(null, name), name, to: "renamed");
            RenameTable(new TableName(null, name), to: "renamed");
        }
    }
}
