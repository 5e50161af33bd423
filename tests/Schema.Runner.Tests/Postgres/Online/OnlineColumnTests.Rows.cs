using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres.Online;

public sealed partial class OnlineColumnTests
{
    private const string Mails = "SELECT concat_ws(' | ', coalesce(mail, '-'), coalesce(email, '-')) FROM users ORDER BY id DESC LIMIT 1";
    private const string Ages = "SELECT concat_ws(' | ', coalesce(age, '-'), coalesce(age_new::text, '-')) FROM users ORDER BY id DESC LIMIT 1";

    /// <summary>What each release writes, and what both columns hold then.</summary>
    public static TheoryData<string, string> Renamed => new()
    {
        { "INSERT INTO users (mail) VALUES ('old')", "old | old" },
        { "INSERT INTO users (email) VALUES ('new')", "new | new" },
        { "INSERT INTO users (name) VALUES ('neither')", "none | none" },
        { "INSERT INTO users (mail, email) VALUES ('old', 'new')", "new | new" },
        { "UPDATE users SET mail = 'other'", "other | other" },
        { "UPDATE users SET email = 'other'", "other | other" },
        { "UPDATE users SET mail = 'old', email = 'new'", "new | new" },
        { "UPDATE users SET name = 'other'", "before | before" },
        { "INSERT INTO users (id, mail) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET mail = excluded.mail", "x | x" },
        { "INSERT INTO users (email) VALUES ('before') ON CONFLICT (email) DO UPDATE SET name = 'b'", "before | before" },
        { "INSERT INTO users (mail) VALUES ('before') ON CONFLICT (mail) DO UPDATE SET name = 'b'", "before | before" },
        { "SET session_replication_role = 'replica'; INSERT INTO users (mail) VALUES ('replayed')", "replayed | replayed" },
    };

    /// <summary>The same for a value that does not come back as it was.</summary>
    public static TheoryData<string, string> Retyped => new()
    {
        { "SELECT", "007 | 7" },
        { "UPDATE users SET name = 'other'", "007 | 7" },
        { "UPDATE users SET age = '008'", "008 | 8" },
        { "UPDATE users SET age = '7'", "7 | 7" },
        { "UPDATE users SET age_new = 9", "9 | 9" },
        { "UPDATE users SET age = NULL", "- | -" },
        { "UPDATE users SET age_new = NULL", "- | -" },
        { "INSERT INTO users (age, mail) VALUES ('010', 'm')", "010 | 10" },
        { "INSERT INTO users (age_new, mail) VALUES (10, 'm')", "10 | 10" },
        { "INSERT INTO users (age, age_new, mail) VALUES ('010', 10, 'm')", "010 | 10" },
        { "INSERT INTO users (mail) VALUES ('m')", "- | -" },
    };

    [Theory]
    [MemberData(nameof(Renamed))]
    public async Task What_is_written_under_one_name_is_there_under_the_other(string statement, string both)
    {
        await MigrateAsync(_database, Tables);
        await _database.ExecuteAsync("INSERT INTO users (mail) VALUES ('before')");
        await MigrateAsync(_database, Tables, Changes["mail"][1]);

        await _database.ExecuteAsync(statement);

        (await _database.QuerySingleAsync<string>(Mails)).Should().Be(both);
    }

    [Theory]
    [MemberData(nameof(Retyped))]
    public async Task What_does_not_come_back_as_it_was_is_left_as_it_is(string statement, string both)
    {
        await MigrateAsync(_database, Tables);
        await _database.ExecuteAsync("INSERT INTO users (age) VALUES ('007')");
        await MigrateAsync(_database, Tables, Changes["age"][1]);

        await _database.ExecuteAsync(statement);

        (await _database.QuerySingleAsync<string>(Ages)).Should().Be(both);
    }

    [Theory]
    [InlineData("UPDATE users SET email = NULL", "23502")]
    [InlineData("UPDATE users SET mail = NULL", "23502")]
    [InlineData("UPDATE users SET email = ''", "23514")]
    [InlineData("UPDATE users SET mail = ''", "23514")]
    [InlineData("INSERT INTO users (email) VALUES ('before')", "23505")]
    public async Task Both_are_held_to_the_same_rules(string statement, string error)
    {
        await MigrateAsync(_database, Tables);
        await _database.ExecuteAsync("INSERT INTO users (mail) VALUES ('before')");
        await MigrateAsync(_database, Tables, Changes["mail"][1]);

        (await _database.Awaiting(database => database.ExecuteAsync(statement)).Should().ThrowAsync<PostgresException>())
            .Which.SqlState.Should().Be(error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Goes_back_to_what_was_there(string column)
    {
        var all = new[] { Tables, Changes[column][1], Changes[column][2] };
        await MigrateAsync(_database, all[..1]);
        await _database.ExecuteAsync("INSERT INTO teams (code) VALUES ('a'); INSERT INTO users (mail, age, team) VALUES ('before', '007', 'a')");
        var first = await StateAsync();
        await MigrateAsync(_database, all[..2]);
        var open = await StateAsync();
        await MigrateAsync(_database, all);

        await RollbackAsync(all);

        (await StateAsync()).Should().Be(column == "age" ? open.Replace("007", "7", StringComparison.Ordinal) : open);

        await RollbackAsync(all);

        (await StateAsync()).Should().Be(column == "age" ? first.Replace("007", "7", StringComparison.Ordinal) : first);
    }

    private Task RollbackAsync(Action<Saying>[] migrations) =>
        new Migrator(Saying.Entries(migrations)).RollbackAsync(steps: 1, options: new() { Database = _database.Url });

    private async Task<string> StateAsync() =>
        await SchemaCatalog.ReadAsync(_database, "schema_backfills")
        + string.Join('\n', await _database.QueryAsync<string>("SELECT j::text FROM users, LATERAL (SELECT jsonb_object_agg(key, value) AS j FROM jsonb_each(to_jsonb(users))) AS s"));
}
