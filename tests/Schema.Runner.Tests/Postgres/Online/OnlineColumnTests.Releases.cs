using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres.Online;

public sealed partial class OnlineColumnTests
{
    [Fact]
    public async Task Releases_of_both_names_write_side_by_side_all_the_time()
    {
        Action<Saying>[] all = [Tables, Changes["mail"][1], Changes["mail"][2]];
        await MigrateAsync(_database, all[..1]);
        await _database.ExecuteAsync("INSERT INTO users (mail) SELECT 'mail ' || n FROM generate_series(1, 3000) AS n");

        await using var old = WritingRelease.At(_database, "mail");
        await old.GoOnAsync();
        await MigrateAsync(_database, all[..2]);
        await using var next = WritingRelease.At(_database, "email");
        await AreInStepAsync(old, next);
        await old.EndAsync();
        await MigrateAsync(_database, all);
        await next.GoOnAsync();

        await RollbackAsync(all);
        await using var again = WritingRelease.At(_database, "mail");
        await AreInStepAsync(next, again);
        await next.EndAsync();
        await RollbackAsync(all);
        await again.GoOnAsync();
        await again.EndAsync();

        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM users WHERE mail IS NULL")).Should().Be(0);
    }

    [Fact]
    public async Task A_type_goes_back_under_those_who_use_the_column_and_its_key()
    {
        Action<Saying>[] all = [Tables, Changes["number"][1], Changes["number"][2]];
        await MigrateAsync(_database, all);
        await _database.ExecuteAsync("INSERT INTO tickets SELECT FROM generate_series(1, 3000)");
        using var end = new CancellationTokenSource();
        var watching = WatchAsync(end.Token);

        await RollbackAsync(all);

        await end.CancelAsync();
        (await watching).Should().Equal("0 without a number, 1 key");
        (await _database.QuerySingleAsync<string>("SELECT pg_typeof(number)::text FROM tickets LIMIT 1")).Should().Be("integer");

        async Task<IEnumerable<string>> WatchAsync(CancellationToken cancellation)
        {
            var seen = new HashSet<string>();
            await using var connection = await _database.OpenAsync();
            while (!cancellation.IsCancellationRequested)
            {
                await using var insert = new NpgsqlCommand("INSERT INTO tickets DEFAULT VALUES", connection);
                await insert.ExecuteNonQueryAsync(CancellationToken.None);
                seen.Add(await _database.QuerySingleAsync<string>(
                    """
                    SELECT (SELECT count(*) FROM tickets WHERE number IS NULL) || ' without a number, '
                        || (SELECT count(*) FROM pg_constraint WHERE conrelid = 'tickets'::regclass AND contype = 'p') || ' key'
                    """));
            }

            return seen;
        }
    }

    [Fact]
    public async Task Values_that_do_not_fit_are_found_while_nobody_is_kept_from_writing_them()
    {
        Action<Saying>[] all = [Tables, Changes["number"][1], Changes["number"][2]];
        await MigrateAsync(_database, all);
        await _database.ExecuteAsync("INSERT INTO tickets OVERRIDING SYSTEM VALUE VALUES (3000000000)");
        var before = await SchemaCatalog.ReadAsync(_database);

        (await this.Awaiting(_ => RollbackAsync(all)).Should().ThrowAsync<MigrationFailedException>())
            .WithMessage("*22003: column \"number\" of relation \"tickets\" has values that cannot be integer: integer out of range*");

        (await SchemaCatalog.ReadAsync(_database)).Should().Be(before);
    }

    [Theory]
    [InlineData("json", "{\"a\": 1}", "{\"a\":  1}")]
    [InlineData("point", "(1,2)", "(1,3)")]
    [InlineData("numeric", "1.0", "1.00")]
    [InlineData("integer[]", "{1}", "{1,NULL}")]
    public async Task What_is_written_follows_whatever_its_type_takes_for_equal(string type, string one, string other)
    {
        const string Old = "it's \"$$\" old";
        const string New = "it's $body$ \"new\"";
        var name = new TableName(null, "a \"table\"");
        var (table, old, now) = (Quoted(name.Name), Quoted(Old), Quoted(New));
        Action<Saying>[] all =
        [
            on => on.CreateTable(name, t => t.Column(Old, type)),
            on => on.RenameColumn(name, Old, to: New).Online(),
            on => on.FinishOnline(name, New),
        ];
        await MigrateAsync(_database, all[..1]);
        await _database.ExecuteAsync($"INSERT INTO {table} ({old}) VALUES ('{one}')");

        await MigrateAsync(_database, all[..2]);
        (await TextAsync(now)).Should().Be(one);
        await _database.ExecuteAsync($"UPDATE {table} SET {old} = '{other}'");
        (await TextAsync(now)).Should().Be(other);
        await _database.ExecuteAsync($"UPDATE {table} SET {now} = '{one}'");
        (await TextAsync(old)).Should().Be(one);
        await MigrateAsync(_database, all);
        (await TextAsync(now)).Should().Be(one);

        Task<string> TextAsync(string column) => _database.QuerySingleAsync<string>($"SELECT {column}::text FROM {table}");
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task AreInStepAsync(params WritingRelease[] releases)
    {
        foreach (var release in releases)
        {
            await release.GoOnAsync();
        }

        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM users WHERE mail IS DISTINCT FROM email")).Should().Be(0);
        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM users WHERE mail LIKE 'mail %'")).Should().BeLessThan(3000);
    }
}
