using System.Runtime.CompilerServices;
using Npgsql;
using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing;
using Schema.Testing.Network;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Crashes;

/// <summary>Each kind of step, there and back, with each mishap at each statement: before it, while it runs, and behind
/// it but before its row in the journal. Then a plain run reaches what an undisturbed one reaches.</summary>
/// <remarks>docs/crash-matrix.md says it for people.</remarks>
public sealed class CrashMatrixTests(CrashMatrixServer shared) : IClassFixture<CrashMatrixServer>
{
    private static readonly BuiltProgram Program = new("Schema.EndToEnd.Links");

    public enum Mishap
    {
        KilledProcess,
        TerminatedSession,
        CutConnection,
        ServerStoppedAtOnce,
    }

    private enum Way
    {
        There,
        Back,

        /// <summary>There, and behind the mishap back.</summary>
        GivenUp,
    }

    public static TheoryData<string, Mishap> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, Mishap>();
            foreach (var kind in StepKind.All)
            {
                foreach (var mishap in Enum.GetValues<Mishap>())
                {
                    matrix.Add(kind.Name, mishap);
                }
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task The_next_run_reaches_what_an_undisturbed_one_reaches(string name, Mishap mishap)
    {
        var kind = StepKind.All.Single(kind => kind.Name == name);
        if (await shared.VersionAsync() < kind.Server)
        {
            return;
        }

        foreach (var way in Ways(HashCode(name, mishap)))
        {
            var (expected, count) = await UndisturbedAsync(kind, way);
            foreach (var number in Boundaries(count, HashCode(name, mishap)))
            {
                await using var database = await StartAsync(kind, way);
                await DisturbAsync(database, kind, way, mishap, number);

                await RunAsync(kind, isForward: way is Way.There, database.Url);

                (await StateAsync(database)).Should().Be(
                    expected, "{0}, {1}, at statement {2} of {3}", mishap, way, number, count);
            }
        }
    }

    [Fact]
    public void The_page_names_each_kind()
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Here(), "../../../../docs/crash-matrix.md")));

        page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|')[1].Trim())
            .Should().Equal(StepKind.All.Select(kind => kind.Name));
    }

    private static string Here([CallerFilePath] string file = "") => file;

    // A short run takes one direction of each pair, and one statement of that.
    private static IEnumerable<Way> Ways(int seed) =>
        Suite.Size(whole: 3, sample: 1) == 3 ? Enum.GetValues<Way>() : [(Way)new Random(seed).Next(3)];

    private static IEnumerable<int> Boundaries(int count, int seed) => Suite.Size(whole: count, sample: 1) == count
        ? Enumerable.Range(1, count)
        : [new Random(seed).Next(1, count + 1)];

    // The same in every process.
    private static int HashCode(string name, Mishap mishap) =>
        name.Aggregate((int)mishap, (hash, letter) => (hash * 31) + letter);

    private async Task<(string State, int Boundaries)> UndisturbedAsync(StepKind kind, Way way)
    {
        await using var database = await StartAsync(kind, way);
        var none = new StatementBoundary(0, () => Task.FromResult<Cut?>(null));
        await using (var proxy = new TcpProxy(database.Server.Port, none.Options))
        {
            await RunAsync(kind, isForward: way is not Way.Back, database.UrlThrough(proxy.Port));
        }

        if (way is Way.GivenUp)
        {
            await RunAsync(kind, isForward: false, database.Url);
        }

        return (await StateAsync(database), none.Passed);
    }

    private async Task<PostgresDatabase> StartAsync(StepKind kind, Way way) =>
        await shared.CopyAsync(way is Way.Back ? kind.Name : "", () => MakeAsync(kind, way));

    private async Task<PostgresDatabase> MakeAsync(StepKind kind, Way way)
    {
        var database = await shared.Server.CreateDatabaseAsync();
        await new Migrator([Tables.Entry]).MigrateAsync(new() { Database = database.Url });
        await database.ExecuteAsync(Tables.Rows);
        if (way is Way.Back)
        {
            await RunAsync(kind, isForward: true, database.Url);
        }

        return database;
    }

    private static async Task RunAsync(StepKind kind, bool isForward, string database)
    {
        var migrator = new Migrator([Tables.Entry, kind.Entry]);
        var options = new MigrateOptions { Database = database, Rules = RuleSettings.None };
        await (isForward ? migrator.MigrateAsync(options) : migrator.RollbackAsync(to: Tables.Entry.Version, options: options));
    }

    private async Task DisturbAsync(PostgresDatabase database, StepKind kind, Way way, Mishap mishap, int number)
    {
        var isForward = way is not Way.Back;
        var process = new TaskCompletionSource<RunningProcess>();
        var boundary = new StatementBoundary(number, async () =>
        {
            switch (mishap)
            {
                case Mishap.KilledProcess:
                    (await process.Task).Kill();
                    return Cut.Close;
                case Mishap.TerminatedSession:
                    await database.TerminateSessionsAsync();
                    return null;
                case Mishap.ServerStoppedAtOnce:
                    await shared.Server.RestartAsync(immediate: true);
                    return null;
                default:
                    return Cut.Reset;
            }
        });
        await using var proxy = new TcpProxy(database.Server.Port, boundary.Options);
        var url = database.UrlThrough(proxy.Port);
        if (mishap is Mishap.KilledProcess)
        {
            await using var running = Program.Start(
                isForward ? ["migrate"] : ["rollback", "--to", $"{Tables.Entry.Version}"],
                new Dictionary<string, string> { ["KIND"] = kind.Name, ["DATABASE_URL"] = url });
            process.SetResult(running);
            (await running.ExitAsync()).ExitCode.Should().Be(RunningProcess.ExitCodeWhenKilled);
            return;
        }

        try
        {
            await RunAsync(kind, isForward, url);
        }
        catch (MigrationException)
        {
            // What it says of itself is tested elsewhere. It may have come to its end all the same.
        }

        boundary.Passed.Should().BeGreaterThanOrEqualTo(number);
    }

    // What there is, and that nothing is left of how it came about.
    private static async Task<string> StateAsync(PostgresDatabase database) =>
        await SchemaCatalog.ReadAsync(database, "schema_backfills")
        + await database.QuerySingleAsync<string>(
            """
            SELECT concat_ws(E'\n', '', 'versions', (SELECT string_agg(version::text, ' ' ORDER BY version) FROM schema_migrations),
                'journal', to_regclass('schema_migration_steps'), 'invalid', (SELECT count(*) FROM pg_index WHERE NOT indisvalid),
                'locks', (SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
                    WHERE locktype = 'advisory' AND datname = current_database()),
                'rows', (SELECT count(*) FROM users), (SELECT count(*) FROM posts), (SELECT count(*) FROM logs), (SELECT count(*) FROM accounts WHERE to_jsonb(accounts) ->> 'title' = 'account ' || id))
            """)
        + await LeftAsync(database);

    private static async Task<string> LeftAsync(PostgresDatabase database) =>
        await database.QuerySingleAsync<bool>("SELECT to_regclass('schema_backfills') IS NULL")
            ? ""
            : await database.QuerySingleAsync<string>(
                """
                SELECT coalesce(string_agg(concat_ws(' ', table_name, status, backward), ' ' ORDER BY version, step), '')
                FROM schema_backfills WHERE background
                """);
}

/// <summary>A server that may be stopped, with databases to begin from.</summary>
public sealed class CrashMatrixServer : IAsyncLifetime
{
    private readonly Dictionary<string, PostgresDatabase> _beginnings = [];

    public PostgresServer Server { get; private set; } = null!;

    /// <summary>A database like the one of that name, which is made when it is first asked for.</summary>
    public async Task<PostgresDatabase> CopyAsync(string name, Func<Task<PostgresDatabase>> make)
    {
        if (!_beginnings.TryGetValue(name, out var beginning))
        {
            _beginnings.Add(name, beginning = await make());
        }

        return await Server.CreateDatabaseAsync(like: beginning);
    }

    public async Task<int> VersionAsync()
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString("postgres"));
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.Major;
    }

    public async Task InitializeAsync() => Server = await PostgresServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
