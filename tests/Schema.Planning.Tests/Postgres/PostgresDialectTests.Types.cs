using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    private static readonly ObjectName Email = Domain.NameOf("email");

    private static readonly ObjectName Address = ObjectName.OfType("address");

    private static readonly ObjectName Tickets = Sequence.NameOf("tickets");

    public static TheoryData<Operation, string[]> RenderedTypes => new()
    {
        {
            new CreateObject(new EnumType("status", new[] { "new", "it's", @"back\slash" }) { Comment = "Of orders" }),
            [
                "CREATE TYPE \"public\".\"status\" AS ENUM ('new', 'it''s', E'back\\\\slash')",
                "COMMENT ON TYPE \"public\".\"status\" IS 'Of orders'",
            ]
        },
        {
            new CreateObject(new EnumType("a.none", ValueList<string>.Empty)),
            ["CREATE TYPE \"a\".\"none\" AS ENUM ()"]
        },
        {
            new AddEnumValue(ObjectName.OfType("status"), "it's"),
            ["ALTER TYPE \"public\".\"status\" ADD VALUE IF NOT EXISTS 'it''s'"]
        },
        {
            new AddEnumValue(ObjectName.OfType("status"), "b") { Before = "c" },
            ["ALTER TYPE \"public\".\"status\" ADD VALUE IF NOT EXISTS 'b' BEFORE 'c'"]
        },
        {
            new AddEnumValue(ObjectName.OfType("status"), "b") { After = "a" },
            ["ALTER TYPE \"public\".\"status\" ADD VALUE IF NOT EXISTS 'b' AFTER 'a'"]
        },
        {
            new RenameEnumValue(ObjectName.OfType("status"), "new", "open"),
            ["ALTER TYPE \"public\".\"status\" RENAME VALUE 'new' TO 'open'"]
        },
        { new RenameObject(ObjectName.OfType("status"), "b"), ["ALTER TYPE \"public\".\"status\" RENAME TO \"b\""] },
        { new MoveObject(ObjectName.OfType("status"), "a"), ["ALTER TYPE \"public\".\"status\" SET SCHEMA \"a\""] },
        { new MoveObject(ObjectName.OfType("a.status"), null), ["ALTER TYPE \"a\".\"status\" SET SCHEMA \"public\""] },
        { new DropObject(ObjectName.OfType("status")), ["DROP TYPE \"public\".\"status\""] },

        {
            new CreateObject(new Domain("email", new("citext"))),
            ["CREATE DOMAIN \"public\".\"email\" AS citext"]
        },
        {
            new CreateObject(new Domain("a.email", ColumnType.Parse("varchar(80)"))
            {
                Collation = "C",
                Default = new TextValue("o'clock"),
                NotNull = true,
                Checks = new[]
                {
                    new DomainCheck("email_check", "VALUE <> ''") { Comment = "Not blank" },
                    new DomainCheck("late", "VALUE <> 'a'") { NotValid = true, Comment = "From now on" },
                    new DomainCheck("at", "VALUE LIKE '%@%'"),
                },
                Comment = "it's",
            }),
            [
                "CREATE DOMAIN \"a\".\"email\" AS varchar(80) COLLATE \"C\" DEFAULT 'o''clock' NOT NULL "
                    + "CONSTRAINT \"email_check\" CHECK (VALUE <> '') CONSTRAINT \"at\" CHECK (VALUE LIKE '%@%')",
                "ALTER DOMAIN \"a\".\"email\" ADD CONSTRAINT \"late\" CHECK (VALUE <> 'a') NOT VALID",
                "COMMENT ON DOMAIN \"a\".\"email\" IS 'it''s'",
                "COMMENT ON CONSTRAINT \"email_check\" ON DOMAIN \"a\".\"email\" IS 'Not blank'",
                "COMMENT ON CONSTRAINT \"late\" ON DOMAIN \"a\".\"email\" IS 'From now on'",
            ]
        },
        { new SetDomainNotNull(Email), ["ALTER DOMAIN \"public\".\"email\" SET NOT NULL"] },
        { new DropDomainNotNull(Email), ["ALTER DOMAIN \"public\".\"email\" DROP NOT NULL"] },
        {
            new SetDomainDefault(Email, new NumberValue("1")),
            ["ALTER DOMAIN \"public\".\"email\" SET DEFAULT 1"]
        },
        { new DropDomainDefault(Email), ["ALTER DOMAIN \"public\".\"email\" DROP DEFAULT"] },
        {
            new AddDomainCheck(Email, new DomainCheck("at", "VALUE LIKE '%@%'")),
            ["ALTER DOMAIN \"public\".\"email\" ADD CONSTRAINT \"at\" CHECK (VALUE LIKE '%@%')"]
        },
        {
            new AddDomainCheck(Email, new DomainCheck("at", "VALUE LIKE '%@%'") { NotValid = true, Comment = "it's" }),
            [
                "ALTER DOMAIN \"public\".\"email\" ADD CONSTRAINT \"at\" CHECK (VALUE LIKE '%@%') NOT VALID",
                "COMMENT ON CONSTRAINT \"at\" ON DOMAIN \"public\".\"email\" IS 'it''s'",
            ]
        },
        {
            new SetComment(On.DomainConstraint("a.email", "a\"b"), "it's"),
            ["COMMENT ON CONSTRAINT \"a\"\"b\" ON DOMAIN \"a\".\"email\" IS 'it''s'"]
        },
        { new DropDomainConstraint(Email, "a\"b"), ["ALTER DOMAIN \"public\".\"email\" DROP CONSTRAINT \"a\"\"b\""] },
        {
            new RenameDomainConstraint(Email, "a", "b"),
            ["ALTER DOMAIN \"public\".\"email\" RENAME CONSTRAINT \"a\" TO \"b\""]
        },
        { new ValidateDomainConstraint(Email, "a"), ["ALTER DOMAIN \"public\".\"email\" VALIDATE CONSTRAINT \"a\""] },
        { new RenameObject(Email, "mail"), ["ALTER DOMAIN \"public\".\"email\" RENAME TO \"mail\""] },
        { new MoveObject(Email, "a"), ["ALTER DOMAIN \"public\".\"email\" SET SCHEMA \"a\""] },
        { new DropObject(Email), ["DROP DOMAIN \"public\".\"email\""] },

        {
            new CreateObject(new CompositeType("address", new[]
            {
                new TypeAttribute("street", new("text")) { Collation = "C" },
                new TypeAttribute("zip \"code\"", ColumnType.Parse("varchar(10)")) { Comment = "it's" },
            })),
            [
                "CREATE TYPE \"public\".\"address\" AS (\"street\" text COLLATE \"C\", \"zip \"\"code\"\"\" varchar(10))",
                "COMMENT ON COLUMN \"public\".\"address\".\"zip \"\"code\"\"\" IS 'it''s'",
            ]
        },
        {
            new CreateObject(new CompositeType("a.nothing", ValueList<TypeAttribute>.Empty)),
            ["CREATE TYPE \"a\".\"nothing\" AS ()"]
        },
        {
            new AddAttribute(Address, new TypeAttribute("city", new("text"))),
            ["ALTER TYPE \"public\".\"address\" ADD ATTRIBUTE \"city\" text"]
        },
        {
            new AddAttribute(Address, new TypeAttribute("city", new("text")) { Comment = "Or village" }),
            [
                "ALTER TYPE \"public\".\"address\" ADD ATTRIBUTE \"city\" text",
                "COMMENT ON COLUMN \"public\".\"address\".\"city\" IS 'Or village'",
            ]
        },
        {
            new SetComment(On.Attribute("a.address", "a\"b"), null),
            ["COMMENT ON COLUMN \"a\".\"address\".\"a\"\"b\" IS NULL"]
        },
        { new DropAttribute(Address, "city"), ["ALTER TYPE \"public\".\"address\" DROP ATTRIBUTE \"city\""] },
        {
            new RenameAttribute(Address, "a", "b"),
            ["ALTER TYPE \"public\".\"address\" RENAME ATTRIBUTE \"a\" TO \"b\""]
        },
        {
            new AlterAttributeType(Address, "a", new("text")) { Collation = "a.de" },
            ["ALTER TYPE \"public\".\"address\" ALTER ATTRIBUTE \"a\" TYPE text COLLATE \"a\".\"de\""]
        },

        {
            new CreateObject(new RangeType("float_range", new("double precision"))),
            ["CREATE TYPE \"public\".\"float_range\" AS RANGE (SUBTYPE = double precision)"]
        },
        {
            new CreateObject(new RangeType("a.words", new("text"))
            {
                OperatorClass = "text_pattern_ops",
                Collation = "C",
                Canonical = "a.tidy",
                SubtypeDiff = "apart",
                Multirange = "many words",
            }),
            [
                "CREATE TYPE \"a\".\"words\" AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, "
                    + "COLLATION = \"C\", CANONICAL = \"a\".\"tidy\", SUBTYPE_DIFF = \"apart\", "
                    + "MULTIRANGE_TYPE_NAME = \"a\".\"many words\")",
            ]
        },

        { new CreateObject(new Sequence("tickets")), ["CREATE SEQUENCE \"public\".\"tickets\""] },
        {
            new CreateObject(new Sequence("a.tickets")
            {
                Type = "integer",
                Increment = -2,
                Min = -100,
                Max = -5,
                Start = -7,
                Cache = 10,
                Cycle = true,
                OwnedBy = new("orders", "number"),
                Comment = "it's",
            }),
            [
                "CREATE SEQUENCE \"a\".\"tickets\" AS integer INCREMENT BY -2 MINVALUE -100 MAXVALUE -5 START WITH -7 "
                    + "CACHE 10 CYCLE OWNED BY \"public\".\"orders\".\"number\"",
                "COMMENT ON SEQUENCE \"a\".\"tickets\" IS 'it''s'",
            ]
        },
        {
            new AlterSequence(Tickets)
            {
                Type = "smallint",
                Increment = 2,
                Min = new(3),
                Max = new(null),
                Start = 5,
                Cache = 7,
                Cycle = false,
                OwnedBy = SequenceOwner.None,
            },
            [
                "ALTER SEQUENCE \"public\".\"tickets\" AS smallint INCREMENT BY 2 MINVALUE 3 NO MAXVALUE START WITH 5 "
                    + "CACHE 7 NO CYCLE OWNED BY NONE",
            ]
        },
        {
            new AlterSequence(Tickets) { Cycle = true, OwnedBy = new("a.orders", "number") },
            ["ALTER SEQUENCE \"public\".\"tickets\" CYCLE OWNED BY \"a\".\"orders\".\"number\""]
        },
        { new RestartSequence(Tickets, -1), ["ALTER SEQUENCE \"public\".\"tickets\" RESTART WITH -1"] },
        { new RestartSequence(Tickets, null), ["ALTER SEQUENCE \"public\".\"tickets\" RESTART"] },
        { new RenameObject(Tickets, "t"), ["ALTER SEQUENCE \"public\".\"tickets\" RENAME TO \"t\""] },
        { new DropObject(Tickets), ["DROP SEQUENCE \"public\".\"tickets\""] },

        {
            new UpdateExtension(Extension.NameOf("postgis"), "3'4"),
            ["ALTER EXTENSION \"postgis\" UPDATE TO '3''4'"]
        },
        { new UpdateExtension(Extension.NameOf("postgis"), null), ["ALTER EXTENSION \"postgis\" UPDATE"] },
        { new RenameObject(DatabaseSchema.NameOf("a"), "b"), ["ALTER SCHEMA \"a\" RENAME TO \"b\""] },
    };

    // The server does so when the table's own way changes, and not when the sequence comes to it.
    [Fact]
    public void A_sequence_is_logged_as_the_table_is_that_owns_it()
    {
        var owner = new SequenceOwner("drafts", "number");
        var before = Before
            .Apply(new CreateTable(new("drafts") { Unlogged = true, Columns = new[] { new Column("number", new("bigint")) } }))
            .Apply(new CreateObject(new Sequence("free")))
            .Apply(new CreateObject(new Sequence("owned") { OwnedBy = owner }));
        var create = new CreateObject(new Sequence("tickets") { OwnedBy = owner });
        const string Created = "CREATE SEQUENCE \"public\".\"tickets\" OWNED BY \"public\".\"drafts\".\"number\"";

        Dialect.Render(create, before).Should().Equal(Created, "ALTER SEQUENCE \"public\".\"tickets\" SET UNLOGGED");
        Dialect.Render(new AlterSequence(Sequence.NameOf("free")) { OwnedBy = owner }, before).Should().Equal(
            "ALTER SEQUENCE \"public\".\"free\" OWNED BY \"public\".\"drafts\".\"number\"",
            "ALTER SEQUENCE \"public\".\"free\" SET UNLOGGED");
        Dialect.Render(new AlterSequence(Sequence.NameOf("owned")) { OwnedBy = SequenceOwner.None }, before).Should().Equal(
            "ALTER SEQUENCE \"public\".\"owned\" OWNED BY NONE",
            "ALTER SEQUENCE \"public\".\"owned\" SET LOGGED");
        new PostgresDialect(new Version(14, 1)).Render(create, before).Should().Equal(Created);
    }

    [Fact]
    public void The_type_for_several_ranges_follows_its_range()
    {
        var plain = new RangeType("float_range", new("float8"));
        var named = new RangeType("words", new("text")) { Multirange = "many" };
        var before = Before.Apply(new CreateObject(plain)).Apply(new CreateObject(named));

        Dialect.Render(new RenameObject(plain.Name, "spans"), before).Should().Equal(
            "ALTER TYPE \"public\".\"float_range\" RENAME TO \"spans\"",
            "ALTER FUNCTION \"public\".\"float_range\"(float8, float8) RENAME TO \"spans\"",
            "ALTER FUNCTION \"public\".\"float_range\"(float8, float8, text) RENAME TO \"spans\"",
            "ALTER TYPE \"public\".\"float_multirange\" RENAME TO \"spans_multirange\"",
            "ALTER FUNCTION \"public\".\"float_multirange\"() RENAME TO \"spans_multirange\"",
            "ALTER FUNCTION \"public\".\"float_multirange\"(\"public\".\"spans\") RENAME TO \"spans_multirange\"",
            "ALTER FUNCTION \"public\".\"float_multirange\"(VARIADIC \"public\".\"spans\"[]) RENAME TO \"spans_multirange\"");
        Dialect.Render(new RenameObject(named.Name, "texts"), before).Should().Equal(
            "ALTER TYPE \"public\".\"words\" RENAME TO \"texts\"",
            "ALTER FUNCTION \"public\".\"words\"(text, text) RENAME TO \"texts\"",
            "ALTER FUNCTION \"public\".\"words\"(text, text, text) RENAME TO \"texts\"");
        Dialect.Render(new MoveObject(named.Name, "a"), before).Should().Equal(
            "ALTER TYPE \"public\".\"words\" SET SCHEMA \"a\"",
            "ALTER FUNCTION \"public\".\"words\"(text, text) SET SCHEMA \"a\"",
            "ALTER FUNCTION \"public\".\"words\"(text, text, text) SET SCHEMA \"a\"",
            "ALTER TYPE \"public\".\"many\" SET SCHEMA \"a\"",
            "ALTER FUNCTION \"public\".\"many\"() SET SCHEMA \"a\"",
            "ALTER FUNCTION \"public\".\"many\"(\"a\".\"words\") SET SCHEMA \"a\"",
            "ALTER FUNCTION \"public\".\"many\"(VARIADIC \"a\".\"words\"[]) SET SCHEMA \"a\"");

        var old = new PostgresDialect(new Version(13, 1));
        old.Render(new RenameObject(plain.Name, "spans"), before).Should().Equal(
            "ALTER TYPE \"public\".\"float_range\" RENAME TO \"spans\"",
            "ALTER FUNCTION \"public\".\"float_range\"(float8, float8) RENAME TO \"spans\"",
            "ALTER FUNCTION \"public\".\"float_range\"(float8, float8, text) RENAME TO \"spans\"");
        old.Refuse(new CreateObject(named), before).Should().Be("Multirange needs PostgreSQL 14; this server is 13.1");
    }
}
