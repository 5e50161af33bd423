using Schema.Dsl;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

/// <summary>Every operation, with every option that SQLite has.</summary>
internal static partial class RenderedOperations
{
    public static IEnumerable<RenderedOperation> All =>
        [.. WholeTables, .. Columns, .. Indexes, .. Reindexing, .. Constraints, .. Others];

    private static IEnumerable<RenderedOperation> Others =>
    [
        new("comment", CreateUsers, new SetComment(On.Table("users"), "People"), []),
        new("insert rows", CreateUsers,
            new InsertRows("main.users", new[] { "email", "age" }, new[]
            {
                Row(new TextValue("it's; --"), new NumberValue("1")),
                Row(new BooleanValue(true), new NullValue()),
            }),
            ["INSERT INTO \"users\" (\"email\", \"age\") VALUES\n    ('it''s; --', 1),\n    (1, NULL)"]),
        new("insert or update rows", CreateUsers,
            new InsertRows("users", new[] { "id", "age" }, new[] { Row(new NumberValue("1"), new NumberValue("2")) }) { OnConflict = new[] { "id" } },
            ["INSERT INTO \"users\" (\"id\", \"age\") VALUES (1, 2)\nON CONFLICT (\"id\") DO UPDATE SET \"age\" = excluded.\"age\""]),
        new("update rows by SQL", CreateUsers,
            new UpdateRows("users", new SqlTerms("age = 1, email = 'a'"), new SqlTerms("true")),
            ["UPDATE \"users\" SET age = 1, email = 'a' WHERE true"]),
        new("update rows by values", CreateUsers,
            new UpdateRows("users", Terms("email", new BinaryValue("01")), Terms("age", new NullValue())),
            ["UPDATE \"users\" SET \"email\" = X'01' WHERE \"age\" IS NULL"]),
        new("backfill", CreateUsers, new BackfillRows("users", new SqlTerms("age = 1")) { Where = new SqlTerms("age IS NULL") },
            ["UPDATE \"users\" SET age = 1 WHERE age IS NULL"]),
        new("delete rows", CreateUsers, new DeleteRows("users", Terms("email", new ExpressionValue("now()"))),
            ["DELETE FROM \"users\" WHERE \"email\" = (CURRENT_TIMESTAMP)"]),
        new("run code", [], new RunCode((_, _) => Task.CompletedTask, null), []),
        new("run raw SQL", CreateUsers,
            new ExecuteSql(
                """
                CREATE TRIGGER no_age AFTER INSERT ON users BEGIN
                    UPDATE users SET age = CASE WHEN age < 0 THEN 0 ELSE age END; SELECT 1;
                END;
                INSERT INTO users (email) VALUES ('a;b'); -- the end;
                """,
                null),
            [
                """
                CREATE TRIGGER no_age AFTER INSERT ON users BEGIN
                    UPDATE users SET age = CASE WHEN age < 0 THEN 0 ELSE age END; SELECT 1;
                END
                """,
                "INSERT INTO users (email) VALUES ('a;b')",
            ]),
    ];

    private static ValueList<SqlValue> Row(params SqlValue[] values) => values;

    private static ValueTerms Terms(string column, SqlValue value) => new(new ColumnValue[] { new(column, value) });

    private static string[] UsersRebuilt(string body) =>
    [
        .. Rebuilt("users", body, "id", "email", "age")[..2],
        "DELETE FROM sqlite_sequence WHERE name = 'schema_new_users'",
        "INSERT INTO sqlite_sequence (name, seq) "
            + "SELECT 'schema_new_users', seq FROM sqlite_sequence WHERE name = 'users'",
        .. Rebuilt("users", body)[1..],
        "CREATE INDEX \"users_email_index\" ON \"users\" (\"email\")",
    ];

    private static string[] Rebuilt(string table, string body, params string[] copied) =>
    [
        $"CREATE TABLE \"schema_new_{table}\" (\n{body}\n)",
        .. copied.Length == 0
            ? Array.Empty<string>()
            : [$"INSERT INTO \"schema_new_{table}\" ({string.Join(", ", copied.Select(column => $"\"{column}\""))}) "
                + $"SELECT {string.Join(", ", copied.Select(column => $"\"{table}\".\"{column}\""))} FROM \"{table}\""],
        $"DROP TABLE \"{table}\"",
        "PRAGMA legacy_alter_table = ON",
        $"ALTER TABLE \"schema_new_{table}\" RENAME TO \"{table}\"",
        "PRAGMA legacy_alter_table = OFF",
    ];
}
