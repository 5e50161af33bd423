using System.Text.RegularExpressions;
using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

/// <summary>Promise 6, observed: what each step locks, and whether the server reads or writes all rows under it, is read
/// from <c>pg_locks</c> and from the server's own DEBUG1 messages, and has to be what the step says.</summary>
public sealed class ObservedLocksTests
{
    private static readonly Operation[] Before =
    [
        Table(
            "users",
            [new("id", new("bigint")) { NotNull = true }, new("email", new("text")), new("age", new("integer"))],
            new PrimaryKeyConstraint("users_pkey", new[] { "id" }),
            new CheckConstraint("old", "age > 0") { NotValid = true }),
        Table(
            "posts",
            [new("id", new("bigint")) { NotNull = true }, new("author_id", new("bigint")), new("title", ColumnType.Parse("varchar(20)"))],
            new PrimaryKeyConstraint("posts_pkey", new[] { "id" }),
            Key("posts", "author_id", "users")),
        new CreateIndex(new("posts_title", "posts", new[] { IndexKey.OfColumn("title") })),
        Table(
            "likes",
            [new("post_id", new("bigint")), new("user_id", new("bigint"))],
            Key("likes", "post_id", "posts"),
            Key("likes", "user_id", "users")),
        new CreateIndex(new("likes_both", "likes", new[] { IndexKey.OfColumn("post_id"), IndexKey.OfColumn("user_id") })),
        new CreateTable(new("logs")
        {
            Columns = new Column[] { new("day", new("date")) },
            PartitionedBy = new(PartitionMethod.Range, new[] { IndexKey.OfColumn("day") }),
        }),
        new CreateTable(new("logs_other") { PartitionOf = new("logs", new DefaultBound()) }),
        Table("logs_2026", [new("day", new("date"))]),
        new CreateObject(new EnumType("status", new[] { "new" })),
        Table("accounts", [new("id", new("bigint")) { NotNull = true }, new("name", new("text")) { NotNull = true, Default = new TextValue("none") }],
            new PrimaryKeyConstraint("accounts_pkey", new[] { "id" })),
        new CreateIndex(new("accounts_name", "accounts", new[] { IndexKey.OfColumn("name") })),
        new RenameColumn("accounts", "name", "title") { Online = true },
        new ExecuteSql("INSERT INTO users SELECT n, 'user ' || n, n FROM generate_series(1, 100) AS n", null),
        new ExecuteSql("INSERT INTO posts SELECT n, n, 'post ' || n FROM generate_series(1, 100) AS n", null),
        new ExecuteSql("INSERT INTO logs_2026 VALUES ('2026-02-03')", null),
        new ExecuteSql("INSERT INTO logs_other VALUES ('2020-02-03')", null),
    ];

    public static TheoryData<Operation> Operations =>
    [
        // What others never notice for long.
        new AddColumn("users", new("name", new("text"))),
        new AddColumn("users", new("level", new("integer")) { NotNull = true, Default = new NumberValue("1") }),
        new AddColumn("users", new("since", new("timestamptz")) { NotNull = true, Default = new ExpressionValue("now()") }),
        new AddColumn("users", new("token", new("timestamptz")) { NotNull = true, Default = new ExpressionValue("clock_timestamp()") }),
        new AddConstraint("users", new CheckConstraint("grown", "age > 0")),
        new AddConstraint("likes", Key("likes", "post_id", "posts") with { Name = "again" }),
        new AddConstraint("users", new UniqueConstraint("users_email_key", new[] { "email" })),
        new AddConstraint("likes", new PrimaryKeyConstraint("likes_pkey", new[] { "post_id", "user_id" })),
        new SetNotNull("users", "email"),
        new DropNotNull("users", "email"),
        new SetDefault("users", "age", new NumberValue("1")),
        new DropDefault("users", "age"),
        new DropColumn("likes", "user_id"),
        new DropColumn("users", "age"),
        new DropTable("likes"),
        new DropConstraint("posts", "posts_author_id_fkey"),
        new DropConstraint("users", "old"),
        new ValidateConstraint("users", "old"),
        new RenameConstraint("users", "old", "older"),
        new RenameColumn("users", "age", "years"),
        new RenameColumn("users", "age", "years") { Online = true },
        new AlterColumnType("posts", "title", new("text")) { Online = true },
        new AlterColumnType("users", "age", new("bigint")) { Online = true },
        new FinishOnline("accounts", "title"),
        new RenameTable("users", "people"),
        new RenameIndex("posts_title", "posts_titles"),
        new CreateIndex(new("users_email", "users", new[] { IndexKey.OfColumn("email") })),
        new DropIndexNamed("posts_title"),
        new Reindex("posts_title"),
        new AttachPartition("logs_2026", new("logs", new RangeBound(
            new[] { new TextValue("2026-01-01") }, new[] { new TextValue("2027-01-01") }))),
        new AddEnumValue(ObjectName.OfType("status"), "paid"),
        new SetTableParameters("users", new[] { new StorageParameter("fillfactor", "90") }),
        new SetStatistics("users", "email", 500),
        new SetStorage("users", "email", ColumnStorage.External),
        new SetComment(On.Table("users"), "People"),
        new SetRowSecurity("users") { IsEnabled = true },
        new SetIdentity("users", "id", new Identity(Always: false)),
        Table("notes", [new("author_id", new("bigint"))], Key("notes", "author_id", "users")),
        new CreateTable(new("logs_2027")
        {
            PartitionOf = new("logs", new RangeBound(new[] { new TextValue("2027-01-01") }, new[] { new TextValue("2028-01-01") })),
        }),

        // As written: what it costs.
        new CreateIndex(new("users_email", "users", new[] { IndexKey.OfColumn("email") }) { Blocking = true }),
        new DropIndexNamed("posts_title") { Blocking = true },
        new Reindex("posts_title") { Blocking = true },
        new SetNotNull("users", "email") { UnsafeBecause = "so that it is seen" },
        new AddConstraint("users", new CheckConstraint("grown", "age > 0")) { UnsafeBecause = "so that it is seen" },
        new AddConstraint("likes", Key("likes", "post_id", "posts") with { Name = "again" }) { UnsafeBecause = "so that it is seen" },
        new AddConstraint("users", new UniqueConstraint("users_email_key", new[] { "email" })) { UnsafeBecause = "so that it is seen" },
        new AddConstraint("users", new ExclusionConstraint("one", new[] { new ExclusionElement(IndexKey.OfColumn("email"), "=") }) { Method = "btree" }),
        new AddColumn("users", new("number", new("bigint")) { NotNull = true, Identity = new Identity(Always: false) }),
        new AddColumn("users", new("double", new("integer")) { GeneratedAs = "age * 2" }),
        new AddColumn("likes", new("token", new("timestamptz")) { Default = new ExpressionValue("clock_timestamp()") }),
        new SetTableLogging("likes", Unlogged: true),
        new AlterColumnType("users", "age", new("bigint")),
        new AlterColumnType("posts", "title", ColumnType.Parse("varchar(30)")),
        new AlterColumnType("posts", "title", new("text")),
        new SetCollation("posts", "title", "C"),
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_step_locks_and_reads_what_it_says(Operation operation)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var connection = await database.OpenAsync();
        var dialect = new PostgresDialect(connection.PostgreSqlVersion);
        var before = Before.Aggregate(SchemaModel.Empty("public"), (model, one) => model.Apply(one));
        foreach (var step in Before.SelectMany((one, place) =>
            Cascade.Each(one, Before.Take(place).Aggregate(SchemaModel.Empty("public"), (model, each) => model.Apply(each)))
                .SelectMany(part => dialect.Render(part.Operation, part.Before))))
        {
            await ExecuteAsync(connection, step);
        }

        var lowering = new Lowering(dialect, [operation]);
        lowering.Add(operation, before);
        foreach (var stage in Stage.Of(lowering.ToSteps(), done: 0))
        {
            var observed = stage.Probe is null
                ? await ObserveAsync(connection, stage, gone: (operation as DropTable)?.Table.Name)
                : await ObserveOutsideAsync(database, connection, stage);

            var said = stage.Steps.Aggregate(StepEffect.None, (effect, step) =>
                new StepEffect(effect.Locks, effect.Work > step.Effect.Work ? effect.Work : step.Effect.Work).With(step.Effect.Locks));
            observed.Should().Be(Text(Noticed(said)), "{0} says so", string.Join("; ", stage.Steps.SelectMany(step => step.Statements)));
        }
    }

    // Whoever reads without a lock that keeps others from anything says nothing of it to the log.
    private static StepEffect Noticed(StepEffect said) =>
        said.Locks.All(held => held.Mode is LockMode.AccessShare) ? StepEffect.None : said;

    /// <param name="gone">The table that is dropped: nobody uses it any more.</param>
    private static async Task<string> ObserveAsync(NpgsqlConnection connection, Stage stage, string? gone)
    {
        var there = (await TablesAsync(connection)).Where(table => table.Value != gone).ToDictionary();
        var work = TableWork.None;
        void Hear(object sender, NpgsqlNoticeEventArgs heard) => work = Heavier(work, WorkIn(heard.Notice.MessageText, there));

        await ExecuteAsync(connection, "SET client_min_messages = debug1");
        connection.Notice += Hear;
        await ExecuteAsync(connection, "BEGIN");
        foreach (var sql in stage.Steps.SelectMany(step => step.Statements))
        {
            await ExecuteAsync(connection, sql);
        }

        connection.Notice -= Hear;
        var locks = await LocksAsync(connection, connection.ProcessID, there);
        await ExecuteAsync(connection, "COMMIT");
        return Text(new(locks, work));
    }

    // It waits for whoever writes to the table, with the lock that it keeps all the time.
    private static async Task<string> ObserveOutsideAsync(PostgresDatabase database, NpgsqlConnection connection, Stage stage)
    {
        var there = await TablesAsync(connection);
        var table = stage.Steps[0].Effect.Locks[0].Table;
        await using var writer = await database.OpenAsync();
        await using var witness = await database.OpenAsync();
        await ExecuteAsync(writer, $"BEGIN; LOCK TABLE {table} IN ROW EXCLUSIVE MODE");

        var running = ExecuteAsync(connection, stage.Steps[0].Statements[0]);
        while (!await IsWaitingAsync(witness, connection.ProcessID))
        {
            running.IsFaulted.Should().BeFalse("{0}", running.Exception);
            await Task.Delay(10);
        }

        var locks = await LocksAsync(witness, connection.ProcessID, there);
        await ExecuteAsync(writer, "ROLLBACK");
        await running;
        return Text(new(locks, stage.Steps[0].Effect.Work));
    }

    private static async Task<bool> IsWaitingAsync(NpgsqlConnection witness, int process)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT wait_event_type = 'Lock' AND wait_event = 'virtualxid' FROM pg_stat_activity WHERE pid = {process}", witness);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task<ValueList<TableLock>> LocksAsync(
        NpgsqlConnection connection, int process, IReadOnlyDictionary<long, string> there)
    {
        var locks = new List<TableLock>();
        await using var command = new NpgsqlCommand(
            $"SELECT relation::bigint, mode FROM pg_locks WHERE locktype = 'relation' AND granted AND pid = {process}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (there.TryGetValue(reader.GetInt64(0), out var table)
                && Enum.Parse<LockMode>(reader.GetString(1)[..^"Lock".Length]) is >= LockMode.RowExclusive and var mode)
            {
                locks.Add(new(new TableName("public", table), mode));
            }
        }

        return locks.ToValueList();
    }

    private static async Task<IReadOnlyDictionary<long, string>> TablesAsync(NpgsqlConnection connection)
    {
        var tables = new Dictionary<long, string>();
        await using var command = new NpgsqlCommand(
            "SELECT oid::bigint, relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetInt64(0), reader.GetString(1));
        }

        return tables;
    }

    private static TableWork WorkIn(string message, IReadOnlyDictionary<long, string> there)
    {
        var table = Regex.Match(message, "on table \"(?<name>[^\"]+)\"|table \"(?<name>[^\"]+)\"").Groups["name"].Value;
        return !there.Values.Contains(table) && !message.StartsWith("validating", StringComparison.Ordinal) ? TableWork.None
            : message.StartsWith("rewriting table", StringComparison.Ordinal) ? TableWork.Rewrites
            : message.StartsWith("building index", StringComparison.Ordinal) ? TableWork.Builds
            : message.StartsWith("verifying table", StringComparison.Ordinal)
                || message.StartsWith("validating foreign key", StringComparison.Ordinal) ? TableWork.Scans
            : TableWork.None;
    }

    private static TableWork Heavier(TableWork one, TableWork other) => one > other ? one : other;

    private static string Text(StepEffect effect) => string.Join(
        "\n",
        new StepEffect(ValueList<TableLock>.Empty, effect.Work).With(effect.Locks).Locks
            .Select(held => $"{held.Table} {held.Mode.InWords()}")
            .OrderBy(line => line, StringComparer.Ordinal)
            .Append((effect.Work is TableWork.Writes ? TableWork.None : effect.Work).ToString()));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static CreateTable Table(string name, Column[] columns, params Constraint[] constraints) =>
        new(new(name) { Columns = columns, Constraints = constraints });

    private static ForeignKeyConstraint Key(string table, string column, string references) =>
        new($"{table}_{column}_fkey", new[] { column }, references, new[] { "id" });
}
