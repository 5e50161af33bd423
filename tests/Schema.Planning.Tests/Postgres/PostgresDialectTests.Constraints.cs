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
        {
            new AddConstraint("posts", new ForeignKeyConstraint("fk", new[] { "a", "b" }, "users", new[] { "x", "y" })
            {
                MatchFull = true,
                OnDelete = ReferentialAction.SetNull,
                OnDeleteColumns = new[] { "b" },
                OnUpdate = ReferentialAction.Restrict,
                Deferral = Deferral.InitiallyDeferred,
                NotValid = true,
            }),
            [
                "ALTER TABLE \"public\".\"posts\" ADD CONSTRAINT \"fk\" FOREIGN KEY (\"a\", \"b\") "
                + "REFERENCES \"public\".\"users\" (\"x\", \"y\") MATCH FULL ON DELETE SET NULL (\"b\") ON UPDATE RESTRICT "
                + "DEFERRABLE INITIALLY DEFERRED NOT VALID",
            ]
        },
        {
            new AddConstraint("users", new CheckConstraint("c", "age > 0") { NoInherit = true, NotValid = true }),
            ["ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"c\" CHECK (age > 0) NO INHERIT NOT VALID"]
        },
        {
            new AddConstraint("users", new UniqueConstraint("k", new[] { "a" })
            {
                NullsNotDistinct = true,
                Include = new[] { "b" },
                Parameters = new[] { new StorageParameter("fillfactor", "70") },
                Tablespace = "fast",
                Deferral = Deferral.Deferrable,
            }),
            [
                "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"k\" UNIQUE NULLS NOT DISTINCT (\"a\") INCLUDE (\"b\") "
                + "WITH (\"fillfactor\" = '70') USING INDEX TABLESPACE \"fast\" DEFERRABLE",
            ]
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("k", new[] { "a" }) { Include = new[] { "b" } }),
            ["ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"k\" PRIMARY KEY (\"a\") INCLUDE (\"b\")"]
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("k", new[] { "a" }) { Deferral = Deferral.InitiallyDeferred })
            {
                UsingIndex = "i",
            },
            ["ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"k\" PRIMARY KEY USING INDEX \"i\" DEFERRABLE INITIALLY DEFERRED"]
        },
        {
            new AddConstraint("users", new UniqueConstraint("k", new[] { "email" }) { Comment = "Once" })
            {
                UsingIndex = "users_email_index",
            },
            [
                "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"k\" UNIQUE USING INDEX \"users_email_index\"",
                "COMMENT ON CONSTRAINT \"k\" ON \"public\".\"users\" IS 'Once'",
            ]
        },
        {
            new AddConstraint("bookings", new ExclusionConstraint("x", new ExclusionElement[]
            {
                new(IndexKey.OfColumn("room") with { OperatorClass = "gist_int4_ops" }, "="),
                new(IndexKey.OfExpression("tstzrange(a, b)"), "extensions.&&"),
                new(IndexKey.OfColumn("name") with { Collation = "C" }, "<>"),
            })
            {
                Include = new[] { "b" },
                Parameters = new[] { new StorageParameter("buffering", "off") },
                Tablespace = "fast",
                Where = "NOT cancelled",
                Deferral = Deferral.Deferrable,
            }),
            [
                "ALTER TABLE \"public\".\"bookings\" ADD CONSTRAINT \"x\" EXCLUDE USING \"gist\" "
                + "(\"room\" gist_int4_ops WITH =, (tstzrange(a, b)) WITH OPERATOR(\"extensions\".&&), "
                + "\"name\" COLLATE \"C\" WITH <>) INCLUDE (\"b\") WITH (\"buffering\" = 'off') "
                + "USING INDEX TABLESPACE \"fast\" WHERE (NOT cancelled) DEFERRABLE",
            ]
        },
        {
            new CreateTable(new Table("nodes")
            {
                Columns = new[] { new Column("id", new("bigint")) { NotNull = true }, new Column("parent", new("bigint")) },
                Constraints = new Constraint[]
                {
                    new PrimaryKeyConstraint("nodes_pkey", new[] { "id" }),
                    new ForeignKeyConstraint("fk", new[] { "parent" }, "nodes", new[] { "id" }),
                    new CheckConstraint("c", "id > 0") { NotValid = true },
                    new CheckConstraint("d", "id < 9"),
                },
            }),
            [
                """
                CREATE TABLE "public"."nodes" (
                    "id" bigint NOT NULL,
                    "parent" bigint,
                    CONSTRAINT "nodes_pkey" PRIMARY KEY ("id"),
                    CONSTRAINT "d" CHECK (id < 9)
                )
                """,
                "ALTER TABLE \"public\".\"nodes\" ADD CONSTRAINT \"fk\" FOREIGN KEY (\"parent\") REFERENCES \"public\".\"nodes\" (\"id\")",
                "ALTER TABLE \"public\".\"nodes\" ADD CONSTRAINT \"c\" CHECK (id > 0) NOT VALID",
            ]
        },
        {
            new CreateTable(new Table("twins")
            {
                Columns = new[] { new Column("a", new("int4range")) },
                Constraints = new Constraint[]
                {
                    Exclusion(IndexKey.OfColumn("a")),
                    Exclusion(IndexKey.OfColumn("a")) with { Name = "y" },
                },
            }),
            [
                """
                CREATE TABLE "public"."twins" (
                    "a" int4range,
                    CONSTRAINT "x" EXCLUDE USING "gist" ("a" WITH &&)
                )
                """,
                "ALTER TABLE \"public\".\"twins\" ADD CONSTRAINT \"y\" EXCLUDE USING \"gist\" (\"a\" WITH &&)",
            ]
        },
        { new ValidateConstraint("users", "k"), ["ALTER TABLE \"public\".\"users\" VALIDATE CONSTRAINT \"k\""] },
        {
            new AlterConstraint("users", "k", Deferral.NotDeferrable),
            ["ALTER TABLE \"public\".\"users\" ALTER CONSTRAINT \"k\" NOT DEFERRABLE"]
        },
        {
            new AlterConstraint("users", "k", Deferral.InitiallyDeferred),
            ["ALTER TABLE \"public\".\"users\" ALTER CONSTRAINT \"k\" DEFERRABLE INITIALLY DEFERRED"]
        },
        { new DropConstraint("users", "k"), ["ALTER TABLE \"public\".\"users\" DROP CONSTRAINT \"k\""] },
        {
            new RenameConstraint("users", "k", "l"),
            ["ALTER TABLE \"public\".\"users\" RENAME CONSTRAINT \"k\" TO \"l\""]
        },
    };

    public static TheoryData<Operation, int, string> TooNewConstraints => new()
    {
        {
            new AddConstraint("a", new UniqueConstraint("k", new[] { "a" }) { NullsNotDistinct = true }),
            15,
            "NULLS NOT DISTINCT"
        },
        {
            new AddConstraint("a", new ForeignKeyConstraint("k", new[] { "a" }, "b", new[] { "c" })
            {
                OnDelete = ReferentialAction.SetNull,
                OnDeleteColumns = new[] { "a" },
            }),
            15,
            "ON DELETE with columns"
        },
        {
            new AddConstraint("a", Exclusion(IndexKey.OfColumn("a")) with { Method = "spgist", Include = new[] { "b" } }),
            14,
            "INCLUDE in an index that uses spgist"
        },
        {
            new CreateTable(new Table("a")
            {
                Constraints = new Constraint[]
                {
                    Exclusion(IndexKey.OfColumn("a") with { OperatorClass = "gist_trgm_ops(siglen=32)" }),
                },
            }),
            13,
            "An operator class with parameters"
        },
    };

    [Fact]
    public void The_comment_of_an_index_goes_when_it_becomes_that_of_a_constraint()
    {
        var index = new IndexDefinition("i", "users", new[] { IndexKey.OfColumn("age") }) { Unique = true, Comment = "Fast" };
        var add = new AddConstraint("users", new UniqueConstraint("k", new[] { "age" })) { UsingIndex = "i" };

        Dialect.Render(add, Before.Apply(new CreateIndex(index))).Should().Equal(
            "COMMENT ON INDEX \"public\".\"i\" IS NULL",
            "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"k\" UNIQUE USING INDEX \"i\"");
    }

    [Fact]
    public void An_exclusion_over_an_expression_is_stated_anew_when_a_type_changes()
    {
        var exclusion = Exclusion(IndexKey.OfExpression("int8range(age, age + 1)"));

        Dialect.Render(new AlterColumnType("users", "age", new("bigint")), Before.Apply(new AddConstraint("users", exclusion)))
            .Should().Equal(
                "ALTER TABLE \"public\".\"users\" DROP CONSTRAINT \"x\", ALTER COLUMN \"age\" TYPE bigint, "
                + "ADD CONSTRAINT \"x\" EXCLUDE USING \"gist\" ((int8range(age, age + 1)) WITH &&)");
    }

    [Fact]
    public void An_exclusion_over_an_expression_goes_before_a_column_that_it_would_hold_back()
    {
        var before = Before
            .Apply(new AddConstraint("users", Exclusion(IndexKey.OfExpression("int8range(age, age + 1)"))))
            .Apply(new AddConstraint("users", Exclusion(IndexKey.OfColumn("age")) with { Name = "goes by itself" }));

        Dialect.Render(new DropColumn("users", "age"), before).Should().Equal(
            "ALTER TABLE \"public\".\"users\" DROP CONSTRAINT \"x\", DROP COLUMN \"age\"");
        Dialect.Render(new DropColumn("users", "age"), before.WithUnknowns()).Should().Equal(
            "ALTER TABLE \"public\".\"users\" DROP CONSTRAINT IF EXISTS \"x\", DROP COLUMN \"age\"");
    }

    [Fact]
    public void A_collation_that_is_a_columns_too_is_stated_anew_when_the_column_gets_another()
    {
        var key = IndexKey.OfColumn("name") with { Collation = "C" };
        var before = SchemaModel.Empty()
            .Apply(new CreateTable(new("users") { Columns = new[] { new Column("name", new("text")) { Collation = "C" } } }))
            .Apply(new CreateIndex(new("i", "users", new[] { key })))
            .Apply(new CreateIndex(new("j", "users", new[] { key with { Collation = "POSIX" } })))
            .Apply(new AddConstraint("users", new ExclusionConstraint("x", new ExclusionElement[] { new(key, "=") })
            {
                Method = "btree",
            }));

        Dialect.Render(new SetCollation("users", "name", TypeTraits.Own), before).Should().Equal(
            "DROP INDEX \"public\".\"i\"",
            "ALTER TABLE \"public\".\"users\" DROP CONSTRAINT \"x\", "
                + "ALTER COLUMN \"name\" TYPE text COLLATE \"default\", "
                + "ADD CONSTRAINT \"x\" EXCLUDE USING \"btree\" (\"name\" COLLATE \"C\" WITH =)",
            "CREATE INDEX \"i\" ON \"public\".\"users\" (\"name\" COLLATE \"C\")");
        Dialect.Render(new AlterColumnType("users", "name", new("varchar")), before).Should().Equal(
            "ALTER TABLE \"public\".\"users\" ALTER COLUMN \"name\" TYPE varchar COLLATE \"C\"");
    }

    [Fact]
    public void A_type_is_not_changed_under_a_column_that_is_computed_from_it()
    {
        var change = new AlterColumnType("users", "age", new("bigint"));
        var before = Before.Apply(new AddColumn("users", new Column("decade", new("integer")) { GeneratedAs = "age / 10" }));

        Dialect.Refuse(change, before).Should().Be(
            "the column \"decade\" of \"users\" is computed from \"age\", and PostgreSQL changes no type under it; "
            + "remove it before, and add it again behind");
        Dialect.Refuse(change, before.WithUnknowns()).Should().BeNull();
        Dialect.Refuse(change, Before).Should().BeNull();
    }

    private static ExclusionConstraint Exclusion(IndexKey key) => new("x", new ExclusionElement[] { new(key, "&&") });
}
