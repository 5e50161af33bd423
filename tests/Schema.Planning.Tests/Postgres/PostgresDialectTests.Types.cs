using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    private static readonly ObjectName Email = Domain.NameOf("email");

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
                    new DomainCheck("email_check", "VALUE <> ''"),
                    new DomainCheck("late", "VALUE <> 'a'") { NotValid = true },
                    new DomainCheck("at", "VALUE LIKE '%@%'"),
                },
                Comment = "it's",
            }),
            [
                "CREATE DOMAIN \"a\".\"email\" AS varchar(80) COLLATE \"C\" DEFAULT 'o''clock' NOT NULL "
                    + "CONSTRAINT \"email_check\" CHECK (VALUE <> '') CONSTRAINT \"at\" CHECK (VALUE LIKE '%@%')",
                "ALTER DOMAIN \"a\".\"email\" ADD CONSTRAINT \"late\" CHECK (VALUE <> 'a') NOT VALID",
                "COMMENT ON DOMAIN \"a\".\"email\" IS 'it''s'",
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
            new AddDomainCheck(Email, new DomainCheck("at", "VALUE LIKE '%@%'") { NotValid = true }),
            ["ALTER DOMAIN \"public\".\"email\" ADD CONSTRAINT \"at\" CHECK (VALUE LIKE '%@%') NOT VALID"]
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
    };
}
