using Schema.Dsl;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

internal static partial class RenderedOperations
{
    private static IEnumerable<RenderedOperation> WholeTables =>
    [
        new("create a table", [], new CreateTable(Users),
        [
            """
            CREATE TABLE "users" (
                "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                "email" TEXT,
                "age" INTEGER
            )
            """,
            "CREATE INDEX \"users_email_index\" ON \"users\" (\"email\")",
        ]),
        new("create a table with constraints", CreateUsers, new CreateTable(Posts),
        [
            """
            CREATE TABLE "posts" (
                "user_id" INTEGER,
                "title" TEXT,
                CONSTRAINT "posts_title_key" UNIQUE ("title"),
                CONSTRAINT "posts_title_check" CHECK (length(title) > 0),
                CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
            )
            """,
        ]),
        new("create a table with every kind of column", [], new CreateTable(new Table("main.kinds")
        {
            Columns = new[]
            {
                Text("note") with { Comment = "not rendered" },
                Text("code") with { Collation = "RTRIM", NotNull = true },
                new Column("email", new ColumnType("citext")),
                Integer("number") with { Default = new NumberValue("-2.5") },
                Text("quoted") with { Default = new TextValue("it's") },
                new Column("flag", new ColumnType("boolean")) { Default = new BooleanValue(true), NotNull = true },
                new Column("at", new ColumnType("timestamptz")) { Default = new ExpressionValue("now()") },
                new Column("day", new ColumnType("date")) { Default = new ExpressionValue("CURRENT_DATE") },
                new Column("settings", new ColumnType("jsonb")) { Default = new ExpressionValue("'{}'::jsonb") },
                Integer("sum") with { Default = new ExpressionValue("1 + 1") },
                Text("shout") with { GeneratedAs = "upper(kinds.note)" },
                new Column("area", new ColumnType("area_type(2, 3)")),
            },
            Comment = "not rendered",
        }),
        [
            """
            CREATE TABLE "kinds" (
                "note" TEXT,
                "code" TEXT COLLATE RTRIM NOT NULL,
                "email" TEXT COLLATE NOCASE,
                "number" INTEGER DEFAULT -2.5,
                "quoted" TEXT DEFAULT 'it''s',
                "flag" INTEGER DEFAULT 1 NOT NULL,
                "at" TEXT DEFAULT CURRENT_TIMESTAMP,
                "day" TEXT DEFAULT CURRENT_DATE,
                "settings" TEXT DEFAULT '{}',
                "sum" INTEGER DEFAULT (1 + 1),
                "shout" TEXT GENERATED ALWAYS AS (upper(note)) STORED,
                "area" area_type(2, 3)
            )
            """,
        ]),
        new("create a table with a key of two columns", [], new CreateTable(new Table("pairs")
        {
            Columns = new[] { Integer("one") with { NotNull = true }, Integer("other") with { NotNull = true } },
            Constraints = new Constraint[] { new PrimaryKeyConstraint("pairs_pkey", new[] { "one", "other" }) },
        }),
        [
            """
            CREATE TABLE "pairs" (
                "one" INTEGER NOT NULL,
                "other" INTEGER NOT NULL,
                CONSTRAINT "pairs_pkey" PRIMARY KEY ("one", "other")
            )
            """,
        ]),
        new("create a table that numbers rows without a primary key", [],
            new CreateTable(new Table("log") { Columns = new[] { Id } }),
        [
            """
            CREATE TABLE "log" (
                "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL
            )
            """,
        ]),
        new("create a table with hostile names", [],
            new CreateTable(new Table(new TableName(null, "a\"; DROP TABLE b; --"))
        {
            Columns = new[] { Text("select"), Text("c\"d'e") with { Default = new TextValue("'; --") } },
            Constraints = new Constraint[] { new UniqueConstraint("f\"g", new[] { "c\"d'e" }) },
        }),
        [
            """"
            CREATE TABLE "a""; DROP TABLE b; --" (
                "select" TEXT,
                "c""d'e" TEXT DEFAULT '''; --',
                CONSTRAINT "f""g" UNIQUE ("c""d'e")
            )
            """",
        ]),
        new("declare a table", [], new DeclareTable(Users), []),
        new("drop a table", CreateUsers, new DropTable("main.users"), ["DROP TABLE \"users\""]),
        new("rename a table", CreateUsers, new RenameTable("users", "people"),
            ["ALTER TABLE \"users\" RENAME TO \"people\""]),
        new("create a table like another", CreateUsers,
            new CreateTable(new Table("people") { Like = new[] { new LikeClause("users", Including.All, Place: 0) } }),
            [
                """
                CREATE TABLE "people" (
                    "id" INTEGER CONSTRAINT "people_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER
                )
                """,
                "CREATE INDEX \"people_email_index\" ON \"people\" (\"email\")",
            ]),
    ];
}
