using Schema.Dsl;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

internal static partial class RenderedOperations
{
    private static IEnumerable<RenderedOperation> Columns =>
    [
        new("add a column", CreateUsers, new AddColumn("users", Integer("height")),
            ["ALTER TABLE \"users\" ADD COLUMN \"height\" INTEGER"]),
        new("add a column that is not null, with a default", CreateUsers,
            new AddColumn("users", Integer("height") with { NotNull = true, Default = new NumberValue("0") }),
            ["ALTER TABLE \"users\" ADD COLUMN \"height\" INTEGER DEFAULT 0 NOT NULL"]),
        new("add a column to a table that is not known", [new ExecuteSql("CREATE TABLE old (a)", null)],
            new AddColumn("old", Text("b") with { Default = new ExpressionValue("'x'::text") }),
            ["ALTER TABLE \"old\" ADD COLUMN \"b\" TEXT DEFAULT 'x'"]),
        new("add a column that is not null", CreateBoth,
            new AddColumn("posts", Integer("rank") with { NotNull = true }),
            Rebuilt("posts",
                """
                    "user_id" INTEGER,
                    "title" TEXT,
                    "rank" INTEGER NOT NULL,
                    CONSTRAINT "posts_title_key" UNIQUE ("title"),
                    CONSTRAINT "posts_title_check" CHECK (length(title) > 0),
                    CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
                """,
                "user_id", "title")),
        new("add a column with the time as its default", CreateUsers,
            new AddColumn("users", Text("at") with { Default = new ExpressionValue("now()") }),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER,
                    "at" TEXT DEFAULT CURRENT_TIMESTAMP
                """)),
        new("add a generated column", CreateUsers,
            new AddColumn("users", Text("shout") with { GeneratedAs = "upper(email)" }),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER,
                    "shout" TEXT GENERATED ALWAYS AS (upper(email)) STORED
                """)),
        new("add an identity column", CreateBoth, new AddColumn("posts", Id),
            Rebuilt("posts",
                """
                    "user_id" INTEGER,
                    "title" TEXT,
                    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
                    CONSTRAINT "posts_title_key" UNIQUE ("title"),
                    CONSTRAINT "posts_title_check" CHECK (length(title) > 0),
                    CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
                """,
                "user_id", "title")),

        new("drop a column", CreateUsers, new DropColumn("users", "age"),
            ["ALTER TABLE \"users\" DROP COLUMN \"age\""]),
        new("drop a column with its index", CreateUsers, new DropColumn("users", "email"),
        [
            "DROP INDEX \"users_email_index\"",
            "ALTER TABLE \"users\" DROP COLUMN \"email\"",
        ]),
        new("drop a column with its constraints", CreateBoth, new DropColumn("posts", "title"),
            Rebuilt("posts",
                """
                    "user_id" INTEGER,
                    CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
                """,
                "user_id")),
        new("drop an identity column without its primary key",
            [.. CreateUsers, new DropConstraint("users", "users_pkey")],
            new DropColumn("users", "id"),
            [
                .. Rebuilt("users",
                    """
                        "email" TEXT,
                        "age" INTEGER
                    """,
                    "email", "age"),
                "CREATE INDEX \"users_email_index\" ON \"users\" (\"email\")",
            ]),
        new("drop a column of a table that is not known", [new ExecuteSql("CREATE TABLE old (a, b)", null)],
            new DropColumn("old", "b"), ["ALTER TABLE \"old\" DROP COLUMN \"b\""]),
        new("rename a column", CreateUsers, new RenameColumn("users", "email", "mail"),
            ["ALTER TABLE \"users\" RENAME COLUMN \"email\" TO \"mail\""]),

        new("rename a column that is unique and the primary key",
            [
                new CreateTable(new Table("codes") { Columns = new[] { Integer("code") } }),
                new AddConstraint("codes", new UniqueConstraint("codes_code_key", new[] { "code" })),
                new AddConstraint("codes", new PrimaryKeyConstraint("codes_pkey", new[] { "code" })),
            ],
            new RenameColumn("codes", "code", "key"), ["ALTER TABLE \"codes\" RENAME COLUMN \"code\" TO \"key\""]),

        new("change a type", CreateUsers, new AlterColumnType("users", "age", new ColumnType("text")),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" TEXT
                """)),
        new("change a type with an expression", CreateBoth,
            new AlterColumnType("posts", "title", new ColumnType("integer")) { Using = "length(title)" },
            [
                """
                CREATE TABLE "schema_new_posts" (
                    "user_id" INTEGER,
                    "title" INTEGER,
                    CONSTRAINT "posts_title_key" UNIQUE ("title"),
                    CONSTRAINT "posts_title_check" CHECK (length(title) > 0),
                    CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
                )
                """,
                """
                INSERT INTO "schema_new_posts" ("user_id", "title") SELECT "posts"."user_id", length(title) FROM "posts"
                """,
                "DROP TABLE \"posts\"",
                "PRAGMA legacy_alter_table = ON",
                "ALTER TABLE \"schema_new_posts\" RENAME TO \"posts\"",
                "PRAGMA legacy_alter_table = OFF",
            ]),
        new("change a type with a cast", CreateUsers,
            new AlterColumnType("users", "age", new ColumnType("text")) { Using = "\"age\"::varchar(20)" },
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" TEXT
                """)),
        new("change a type with a cast of another column",
            [new CreateTable(new Table("pairs") { Columns = new[] { Integer("one"), Text("other") } })],
            new AlterColumnType("pairs", "other", new ColumnType("text")) { Using = "one::text" },
            [
                """
                CREATE TABLE "schema_new_pairs" (
                    "one" INTEGER,
                    "other" TEXT
                )
                """,
                """
                INSERT INTO "schema_new_pairs" ("one", "other") SELECT "pairs"."one", one FROM "pairs"
                """,
                .. Rebuilt("pairs", "")[1..],
            ]),
        new("change a collation", CreateUsers,
            new AlterColumnType("users", "email", new ColumnType("text")) { Collation = "NOCASE" },
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT COLLATE NOCASE,
                    "age" INTEGER
                """)),
        new("change a type to one of the same affinity", CreateUsers,
            new AlterColumnType("users", "age", new ColumnType("bigint")), []),

        new("set not null", CreateUsers, new SetNotNull("users", "email"),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT NOT NULL,
                    "age" INTEGER
                """)),
        new("set not null where it is", [.. CreateUsers, new SetNotNull("users", "email")],
            new SetNotNull("users", "email"), []),
        new("drop not null", [.. CreateUsers, new SetNotNull("users", "email")], new DropNotNull("users", "email"),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER
                """)),
        new("set a default", CreateUsers, new SetDefault("users", "age", new NumberValue("18")),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER DEFAULT 18
                """)),
        new("drop a default", [.. CreateUsers, new SetDefault("users", "age", new NumberValue("18"))],
            new DropDefault("users", "age"),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER
                """)),

        new("set a collation alone", CreateUsers, new SetCollation("users", "email", "NOCASE"),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT COLLATE NOCASE,
                    "age" INTEGER
                """)),
        new("drop a collation", [.. CreateUsers, new SetCollation("users", "email", "NOCASE")],
            new SetCollation("users", "email", "default"),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER
                """)),
        new("number a column",
            [new CreateTable(new Table("codes") { Columns = new[] { Integer("code") with { NotNull = true } } })],
            new SetIdentity("codes", "code", new(Always: false)),
            Rebuilt("codes", "    \"code\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "code")),
        new("no longer number a column",
            [new CreateTable(new Table("codes") { Columns = new[] { Id } })],
            new DropIdentity("codes", "id"), Rebuilt("codes", "    \"id\" INTEGER NOT NULL", "id")),
        new("add a virtual column",
            [new CreateTable(new Table("codes") { Columns = new[] { Integer("code") } })],
            new AddColumn("codes", Integer("double") with { GeneratedAs = "code * 2", IsVirtual = true }),
            Rebuilt("codes",
                """
                    "code" INTEGER,
                    "double" INTEGER GENERATED ALWAYS AS (code * 2) VIRTUAL
                """,
                "code")),
        new("compute a column anew",
            [
                new CreateTable(new Table("codes")
                {
                    Columns = new[] { Integer("code"), Integer("double") with { GeneratedAs = "code * 2" } },
                }),
            ],
            new SetExpression("codes", "double", "code + code"),
            Rebuilt("codes",
                """
                    "code" INTEGER,
                    "double" INTEGER GENERATED ALWAYS AS (code + code) STORED
                """,
                "code")),
        new("no longer compute a column",
            [
                new CreateTable(new Table("codes")
                {
                    Columns = new[] { Integer("code"), Integer("double") with { GeneratedAs = "code * 2" } },
                }),
            ],
            new DropExpression("codes", "double"),
            Rebuilt("codes",
                """
                    "code" INTEGER,
                    "double" INTEGER
                """,
                "code", "double")),
        new("reset the storage", CreateUsers, new SetStorage("users", "email", null), []),
        new("reset the compression", CreateUsers, new SetCompression("users", "email", null), []),
        new("reset the statistics", CreateUsers, new SetStatistics("users", "email", null), []),
    ];
}
