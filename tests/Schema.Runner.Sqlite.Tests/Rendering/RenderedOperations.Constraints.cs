using Schema.Dsl;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

internal static partial class RenderedOperations
{
    private static IEnumerable<RenderedOperation> Indexes =>
    [
        new("create an index", CreateUsers, new CreateIndex(Index("users_age_email_index", "users", "age", "email")),
            ["CREATE INDEX \"users_age_email_index\" ON \"users\" (\"age\", \"email\")"]),
        new("create a unique index", CreateUsers,
            new CreateIndex(Index("users_age_index", "users", "age") with
            {
                Unique = true,
                Blocking = true,
                Comment = "not rendered",
            }),
            ["CREATE UNIQUE INDEX \"users_age_index\" ON \"users\" (\"age\")"]),
        new("create an index over expressions, backwards and in part", CreateUsers,
            new CreateIndex(new IndexDefinition("users_live", "users", new[]
            {
                IndexKey.OfExpression("lower(email)") with { Sort = Sort.Descending, Nulls = Nulls.Last },
                IndexKey.OfColumn("age") with { Nulls = Nulls.First },
                IndexKey.OfColumn("email") with { Collation = "NOCASE", Sort = Sort.Descending },
            })
            {
                Where = "age IS NOT NULL",
                Method = "btree",
            }),
            ["CREATE INDEX \"users_live\" ON \"users\" "
                + "((lower(email)) DESC, \"age\", \"email\" COLLATE NOCASE DESC) WHERE age IS NOT NULL"]),
        new("drop an index by its columns",
            [.. CreateUsers, new CreateIndex(Index("of_age", "users", "age"))],
            new DropIndex("users", new[] { "age" }), ["DROP INDEX \"of_age\""]),
        new("drop an index that is not known",
            [.. CreateUsers, new ExecuteSql("CREATE INDEX users_age_index ON users (age)", null)],
            new DropIndex("users", new[] { "age" }), ["DROP INDEX \"users_age_index\""]),
        new("drop an index by its name", CreateUsers, new DropIndexNamed("users_email_index"),
            ["DROP INDEX \"users_email_index\""]),
        new("rename an index", CreateUsers, new RenameIndex("users_email_index", "by_mail"),
        [
            "DROP INDEX \"users_email_index\"",
            "CREATE INDEX \"by_mail\" ON \"users\" (\"email\")",
        ]),
    ];

    private static IEnumerable<RenderedOperation> Reindexing =>
    [
        new("build an index anew", CreateUsers, new Reindex("users_email_index"),
            ["REINDEX \"main\".\"users_email_index\""]),
        new("build the indexes of a table anew", CreateUsers, new ReindexTable("users"),
            ["REINDEX \"main\".\"users\""]),
    ];

    private static IEnumerable<RenderedOperation> Constraints =>
    [
        new("add a primary key",
            [new CreateTable(new Table("pairs") { Columns = new[] { Integer("one"), Integer("other") } })],
            new AddConstraint("pairs", new PrimaryKeyConstraint("pairs_pkey", new[] { "one" })),
            Rebuilt("pairs",
                """
                    "one" INTEGER NOT NULL,
                    "other" INTEGER,
                    CONSTRAINT "pairs_pkey" PRIMARY KEY ("one")
                """,
                "one", "other")),
        new("add a unique constraint", CreateUsers,
            new AddConstraint("users", new UniqueConstraint("users_age_key", new[] { "age" })),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER,
                    CONSTRAINT "users_age_key" UNIQUE ("age")
                """)),
        new("add a check", CreateUsers,
            new AddConstraint("users", new CheckConstraint("users_age_check", "users.age >= 0")),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER,
                    CONSTRAINT "users_age_check" CHECK (age >= 0)
                """)),
        new("add a foreign key to the table itself", CreateUsers,
            new AddConstraint("users", new ForeignKeyConstraint("age", new[] { "age" }, "users", new[] { "id" })
            {
                OnDelete = ReferentialAction.Restrict,
                OnUpdate = ReferentialAction.Cascade,
            }),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER,
                    CONSTRAINT "age" FOREIGN KEY ("age") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
                """)),
        new("add a foreign key that is checked at the end of a transaction", CreateUsers,
            new AddConstraint("users", new ForeignKeyConstraint("age", new[] { "age" }, "users", new[] { "id" })
            {
                Deferral = Deferral.InitiallyDeferred,
            }),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "users_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER,
                    CONSTRAINT "age" FOREIGN KEY ("age") REFERENCES "users" ("id") DEFERRABLE INITIALLY DEFERRED
                """)),
        new("say when a foreign key is checked", CreateBoth,
            new AlterConstraint("posts", "posts_user_id_fkey", Deferral.Deferrable),
            Rebuilt("posts",
                """
                    "user_id" INTEGER,
                    "title" TEXT,
                    CONSTRAINT "posts_title_key" UNIQUE ("title"),
                    CONSTRAINT "posts_title_check" CHECK (length(title) > 0),
                    CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE DEFERRABLE
                """,
                "user_id", "title")),
        new("drop a constraint", [.. CreateBoth, new DropConstraint("posts", "posts_user_id_fkey")],
            new DropConstraint("posts", "posts_title_check"),
            Rebuilt("posts",
                """
                    "user_id" INTEGER,
                    "title" TEXT,
                    CONSTRAINT "posts_title_key" UNIQUE ("title")
                """,
                "user_id", "title")),
        new("drop the primary key of an identity column", CreateUsers, new DropConstraint("users", "users_pkey"),
            UsersRebuilt(
                """
                    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER
                """)),
        new("rename a constraint", CreateUsers, new RenameConstraint("users", "users_pkey", "people_pkey"),
            UsersRebuilt(
                """
                    "id" INTEGER CONSTRAINT "people_pkey" PRIMARY KEY AUTOINCREMENT NOT NULL,
                    "email" TEXT,
                    "age" INTEGER
                """)),
    ];
}
