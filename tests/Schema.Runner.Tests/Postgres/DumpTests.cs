using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary><c>schema dump</c> and <c>schema load</c>.</summary>
[Collection("Scratch databases")]
public sealed class DumpTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<MigrationEntry> Migrations = Saying.Entries(
        on => on.CreateTable("users", t =>
        {
            t.String("email").NotNull().Unique();
            t.Text("note").Default(@"it's a \ backslash");
        }),
        on => on.Execute(
            """
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.note := 'a; b';
                RETURN NEW;
            END$$
            """,
            "DROP FUNCTION touch()"),
        on => on.Execute("CREATE VIEW notes AS SELECT note FROM users", "DROP VIEW notes"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schema-dump-");
    private PostgresDatabase _database = null!;
    private PostgresDatabase _other = null!;

    private string Dump => Path.Combine(_folder.FullName, "structure.sql");

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _other = await PostgresDatabase.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _database.DisposeAsync();
        await _other.DisposeAsync();
    }

    [PgDumpTheory]
    [InlineData(true)]
    public async Task What_is_dumped_is_loaded_with_its_history(bool always)
    {
        always.Should().BeTrue();
        await new Migrator(Migrations).MigrateAsync(new() { Database = _database.Url });

        await VerbAsync(0, _database, "", "dump", "--output", Dump);
        await VerbAsync(0, _other, $"Loaded the structure into \"{_other.Name}\" on 127.0.0.1:{_other.Server.Port}\n", "load", Dump);

        var migrator = Migrator(ServersPath);
        var options = new MigrateOptions { Database = _other.Url };
        (await migrator.VerifyAsync(options)).Should().BeEmpty();
        (await migrator.DumpAsync(options)).Should().Be(await File.ReadAllTextAsync(Dump)).And.NotContain("restrict");
        (await migrator.MigrateAsync(options)).Migrations.Should().BeEmpty();
        (await migrator.RollbackAsync(to: 0, options: options)).Migrations.Should().HaveCount(3);
        File.Exists($"{Dump}.new").Should().BeFalse();
    }

    [Fact]
    public async Task Loads_only_into_an_empty_database()
    {
        await File.WriteAllTextAsync(Dump, "CREATE TABLE users ();");
        await _other.ExecuteAsync("CREATE TABLE by_hand ()");

        await VerbAsync(
            1,
            _other,
            $"\"{_other.Name}\" on 127.0.0.1:{_other.Server.Port} is not empty: it has the table public.by_hand. Nothing was loaded. "
            + "Load into an empty database, such as one that schema create has made.\n",
            "load", Dump);
    }

    [Fact]
    public async Task Loads_all_or_nothing_and_without_psql()
    {
        await File.WriteAllTextAsync(
            Dump,
            """
            \restrict abc
            SET statement_timeout = 0;
            SELECT pg_catalog.set_config('search_path', '', false);
            -- a table
            CREATE TABLE public.users (id int);
            CREATE VIEW public.broken AS SELECT * FROM nowhere;
            \unrestrict abc
            """);

        await VerbAsync(
            1,
            _other,
            $"""
            Loading into "{_other.Name}" on 127.0.0.1:{_other.Server.Port} failed at statement 4 of 4.

                42P01: relation "nowhere" does not exist

                CREATE VIEW public.broken AS SELECT * FROM nowhere

            The transaction was rolled back: the database is empty as before.

            """,
            "load", Dump);
        (await _other.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("COPY users FROM stdin;\n1\n\\.\n", "COPY users FROM stdin")]
    [InlineData("\\connect postgres\nSELECT 1;", "\\connect postgres")]
    public async Task Refuses_what_only_psql_can_read(string dump, string shown)
    {
        await File.WriteAllTextAsync(Dump, dump);

        await VerbAsync(
            1,
            _other,
            $"""
            This is no structure that can be loaded:

                {shown}

            Nothing was loaded. What schema dump writes can be; other dumps with psql.

            """,
            "load", Dump);
    }

    [Fact]
    public async Task A_missing_program_is_told()
    {
        var major = await _database.QuerySingleAsync<int>("SELECT current_setting('server_version_num')::int / 10000");
        var dump = () => Migrator("").DumpAsync(new() { Database = _database.Url });

        (await dump.Should().ThrowAsync<DumpException>()).WithMessage(
            $"pg_dump is not on the PATH. Install it, of PostgreSQL {major} or later: the package is postgresql-client-{major} on Debian.");
    }

    [Fact]
    public async Task A_program_that_is_too_old_is_told()
    {
        var major = await _database.QuerySingleAsync<int>("SELECT current_setting('server_version_num')::int / 10000");
        var dump = () => Migrator(Fake("echo 'pg_dump (PostgreSQL) 9.6.24'")).DumpAsync(new() { Database = _database.Url });

        (await dump.Should().ThrowAsync<DumpException>()).WithMessage(
            $"pg_dump on the PATH is of PostgreSQL 9 and cannot read a server of {major}. Install one of {major} or later: "
            + $"the package is postgresql-client-{major} on Debian.");
    }

    [Fact]
    public async Task The_password_is_in_no_argument_and_no_message()
    {
        var secret = $"postgres://postgres:s3cret@127.0.0.1:{_database.Server.Port}/{_database.Name}";
        var dump = () => Migrator(Fake(
            """
            case "$*" in *--version*) echo 'pg_dump (PostgreSQL) 99.1'; exit 0;; esac
            echo "$@" >&2
            echo "password $PGPASSWORD for $PGUSER at $PGHOST" >&2
            exit 3
            """)).DumpAsync(new() { Database = secret });

        (await dump.Should().ThrowAsync<DumpException>()).Which.Message.Should().Be(
            $"""
            pg_dump of "{_database.Name}" on 127.0.0.1:{_database.Server.Port} failed with exit code 3:

                --schema-only --no-owner --no-password --encoding=UTF8 --exclude-table="public"."schema_migration_steps" --exclude-table="public"."schema_backfills" --exclude-table="public"."schema_instances"
                password *** for postgres at 127.0.0.1
            """);
    }

    private static string ServersPath =>
        $"{Environment.GetEnvironmentVariable("PG_BIN")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    private static Migrator Migrator(string path) => new(Migrations)
    {
        Surroundings = new() { Variable = name => name is "PATH" ? path : null },
    };

    private string Fake(string script)
    {
        var program = Path.Combine(_folder.FullName, "pg_dump");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return _folder.FullName;
    }

    private static async Task VerbAsync(int exitCode, PostgresDatabase database, string error, params string[] words)
    {
        using var output = new StringWriter();
        using var log = new StringWriter { NewLine = "\n" };
        var migrator = new Migrator(Migrations)
        {
            Surroundings = new() { Output = output, Error = log, Variable = name => name is "PATH" ? ServersPath : null },
        };

        (await migrator.RunAsync(["schema", .. words], new() { Database = database.Url })).Should().Be(exitCode, "{0}", log);

        output.ToString().Should().BeEmpty();
        log.ToString().Should().Be(error);
    }
}
