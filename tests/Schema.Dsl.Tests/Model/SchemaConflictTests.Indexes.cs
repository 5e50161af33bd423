namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> IndexConflicts => new()
    {
        { new CreateIndex(Index("x", "users", "size")), NoColumn("size") },
        { new CreateIndex(Index("users_age_index", "posts", "author")), Taken("users_age_index", "an index of table \"users\"") },
        { new DropIndex("users", new[] { "size" }), "there is no index of \"users\" over size" },
        {
            new DropIndex("users", new[] { "email" }),
            "the index \"users_email_index\" of \"users\" is needed by \"posts_author_fkey\" of \"posts\". Drop that first"
        },
        { new DropIndexNamed("x"), "there is no index \"x\"" },
        {
            new DropIndexNamed("users_email_index"),
            "the index \"users_email_index\" of \"users\" is needed by \"posts_author_fkey\" of \"posts\". Drop that first"
        },
        { new RenameIndex("x", "y"), "there is no index \"x\"" },
        {
            new RenameIndex("users_pkey", "y"),
            "the index \"users_pkey\" belongs to a constraint of table \"users\": name that one, with a verb for constraints"
        },
        { new RenameIndex("users_age_index", "posts"), Taken("posts", "a table") },
        { new SetIndexParameters("x", new[] { new StorageParameter("fillfactor", "70") }), "there is no index \"x\"" },
        { new ResetIndexParameters("x", new[] { "fillfactor" }), "there is no index \"x\"" },
        { new SetIndexTablespace("x", "fast"), "there is no index \"x\"" },
        { new SetIndexStatistics("x", 1, 500), "there is no index \"x\"" },
        {
            new SetIndexStatistics("users_age_index", 2, 500),
            "the index \"users_age_index\" has 1 parts, so there is no part 2"
        },
        {
            new SetIndexStatistics("users_age_index", 1, 500),
            "part 1 of the index \"users_age_index\" is the column \"age\", whose statistics are the table's. "
                + "Only expressions have some of their own"
        },
        { new Reindex("x"), "there is no index \"x\"" },
        { new ReindexTable("nowhere"), NoTable("nowhere") },
    };

    [Fact]
    public void The_index_of_a_constraint_may_be_built_anew() =>
        SchemaConflict.Find(new Reindex("users_pkey"), Before).Should().BeNull();
}
