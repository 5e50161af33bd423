using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed partial class SqliteRefusalsTests
{
    private const string NotValid =
        "SQLite has no constraints that are not valid; leave NotValid and ValidateConstraint out";

    private static readonly UniqueConstraint Unique = new("a", new[] { "age" });

    private static readonly ForeignKeyConstraint Reference = new("a", new[] { "age" }, "users", new[] { "id" });

    public static TheoryData<Operation, string> RefusedOfConstraints => new()
    {
        {
            Add(new ExclusionConstraint("a", new ExclusionElement[] { new(Age, "=") })),
            "SQLite has no exclusion constraints; use a unique index, or a trigger that is made with Execute"
        },
        { Add(new CheckConstraint("a", "age > 0") { NotValid = true }), NotValid },
        { new ValidateConstraint("users", "users_pkey"), NotValid },
        {
            Add(new CheckConstraint("a", "age > 0") { NoInherit = true }),
            "SQLite has no inheritance; leave NoInherit out"
        },
        { Add(Reference with { NotValid = true }), NotValid },
        {
            Add(Reference with { MatchFull = true }),
            "SQLite does not enforce MATCH FULL; leave MatchFull out, and add a check that all columns are null or none"
        },
        {
            Add(Reference with { OnDelete = ReferentialAction.SetNull, OnDeleteColumns = new[] { "age" } }),
            "SQLite sets all columns of a foreign key; leave the columns of OnDelete out"
        },
        {
            Add(Unique with { Deferral = Deferral.Deferrable }),
            "SQLite defers foreign keys only; leave Deferrable and InitiallyDeferred out"
        },
        {
            Add(Unique with { NullsNotDistinct = true }),
            "SQLite takes nulls as different; use a unique index over an expression such as coalesce(…, '') instead"
        },
        { Add(Unique with { Include = new[] { "email" } }), "SQLite has no INCLUDE; leave Include out" },
        {
            Add(Unique with { Parameters = new[] { new StorageParameter("fillfactor", "70") } }),
            "SQLite has no storage parameters; leave With(\"fillfactor\", …) out"
        },
        { Add(Unique with { Tablespace = "fast" }), NoTablespaces },
        {
            Add(Unique) with { UsingIndex = "by_age" },
            "SQLite cannot make an index a constraint's own; leave UsingIndex out, and drop \"by_age\" before"
        },
    };
}
