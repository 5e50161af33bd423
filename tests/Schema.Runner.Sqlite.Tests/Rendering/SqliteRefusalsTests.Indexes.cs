using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed partial class SqliteRefusalsTests
{
    private const string NoStatistics =
        "SQLite has no statistics targets; leave Statistics out, and let the application run PRAGMA optimize";

    private static readonly IndexKey Age = IndexKey.OfColumn("age");

    public static TheoryData<Operation, string> RefusedOfIndexes => new()
    {
        {
            new CreateIndex(Tables.Index("Users_Email_Index", "users", "age")),
            Twins("users_email_index", "Users_Email_Index")
        },
        {
            Index(index => index with { Method = "gin" }),
            "SQLite has no access method gin; leave Using out for a B-tree"
        },
        {
            Index(index => index with { Include = new[] { "age" } }),
            "SQLite has no INCLUDE; add the columns to the key"
        },
        {
            Index(index => index with { Unique = true, NullsNotDistinct = true }),
            "SQLite takes nulls in a unique index as different; index an expression such as coalesce(…, '') instead"
        },
        {
            Index(index => index with { Parameters = new[] { new StorageParameter("fillfactor", "70") } }),
            "SQLite has no storage parameters; leave With(\"fillfactor\", …) out"
        },
        {
            Index(index => index with { Keys = new[] { Age with { OperatorClass = "text_ops" } } }),
            "SQLite has no operator classes; leave text_ops out"
        },
        {
            Index(index => index with { Keys = new[] { Age with { Nulls = Nulls.Last } } }),
            "SQLite keeps nulls first when ascending and last when descending; leave Nulls out"
        },
        {
            Index(index => index with { Keys = new[] { Age with { Collation = "de-x-icu" } } }),
            "SQLite has no collation de-x-icu; it has BINARY, NOCASE, RTRIM"
        },
        {
            Index(index => index with { Keys = new[] { IndexKey.OfExpression("age + 1") with { Statistics = 500 } } }),
            NoStatistics
        },
        { Index(index => index with { Tablespace = "fast" }), NoTablespaces },
        { Index(index => index with { Only = true }), "SQLite has no partitions; leave Only() out" },
        {
            new SetIndexParameters("users_email_index", new[] { new StorageParameter("fillfactor", "70") }),
            "SQLite has no storage parameters; leave With(\"fillfactor\", …) out"
        },
        {
            new ResetIndexParameters("users_email_index", new[] { "fillfactor" }),
            "SQLite has no storage parameters; leave Reset out"
        },
        { new SetIndexTablespace("users_email_index", null), NoTablespaces },
        { new SetIndexStatistics("users_email_index", 1, 500), NoStatistics },
        {
            new RenameIndex("made_by_hand", "b"),
            "SQLite has to make the index anew for that, and what \"made_by_hand\" indexes is not known; "
                + "drop it and create it under its new name"
        },
    };

    private static CreateIndex Index(Func<IndexDefinition, IndexDefinition> change) =>
        new(change(Tables.Index("users_age_index", "users", "age")));
}
