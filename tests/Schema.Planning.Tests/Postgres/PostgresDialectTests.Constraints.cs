using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedConstraints => new()
    {
        {
            new AddConstraint("users", new UniqueConstraint("k", new[] { "a", "b" }) { Comment = "Once" }),
            [
                "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"k\" UNIQUE (\"a\", \"b\")",
                "COMMENT ON CONSTRAINT \"k\" ON \"public\".\"users\" IS 'Once'",
            ]
        },
        {
            new AddConstraint("posts", new ForeignKeyConstraint("fk", new[] { "a", "b" }, "users", new[] { "x", "y" })
            {
                OnDelete = ReferentialAction.SetNull,
                OnUpdate = ReferentialAction.Cascade,
            }),
            [
                "ALTER TABLE \"public\".\"posts\" ADD CONSTRAINT \"fk\" FOREIGN KEY (\"a\", \"b\") "
                + "REFERENCES \"public\".\"users\" (\"x\", \"y\") ON DELETE SET NULL ON UPDATE CASCADE",
            ]
        },
        {
            new AddConstraint("posts", new ForeignKeyConstraint("fk", new[] { "a" }, "b.users", new[] { "x" })
            {
                OnDelete = ReferentialAction.Restrict,
                OnUpdate = ReferentialAction.SetDefault,
            }),
            [
                "ALTER TABLE \"public\".\"posts\" ADD CONSTRAINT \"fk\" FOREIGN KEY (\"a\") "
                + "REFERENCES \"b\".\"users\" (\"x\") ON DELETE RESTRICT ON UPDATE SET DEFAULT",
            ]
        },
        { new DropConstraint("users", "k"), ["ALTER TABLE \"public\".\"users\" DROP CONSTRAINT \"k\""] },
        {
            new RenameConstraint("users", "k", "l"),
            ["ALTER TABLE \"public\".\"users\" RENAME CONSTRAINT \"k\" TO \"l\""]
        },
    };
}
