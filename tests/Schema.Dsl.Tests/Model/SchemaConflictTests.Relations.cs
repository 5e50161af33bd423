namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static MaterializedView Ages => new("ages", "SELECT age, count(*) FROM users GROUP BY age")
    {
        Indexes = new[] { Index("by_count", "ages", "count") },
    };

    private static IEnumerable<SchemaObject> Relations =>
    [
        new View("mails", "SELECT u.email, p.id AS post FROM users AS u JOIN posts AS p ON p.author = u.email"),
        new View("mails_only", "SELECT email FROM mails"),
        Ages,
        new MaterializedView("empty", "SELECT age FROM users") { HasData = false },
        new View("of_empty", "SELECT age FROM empty"),
        new MaterializedView("empty_too", "SELECT age FROM of_empty") { HasData = false },
    ];

    public static TheoryData<Operation, string> ConflictsOfRelations => new()
    {
        { new CreateObject(Ages), Taken("ages", "a materialized view") },
        {
            new DropTable("posts"),
            "the table \"posts\" is used by function \"title_of(posts)\", view \"mails\". Replace or drop that first"
        },
        {
            new DropColumn("posts", "id"),
            "the column \"id\" of \"posts\" is used by view \"mails\". Replace or drop that first"
        },
        {
            new DropColumn("posts", "author"),
            "the column \"author\" of \"posts\" is used by view \"mails\". Replace or drop that first"
        },
        {
            new AlterColumnType("users", "email", new("citext")),
            "the column \"email\" of \"users\" cannot change its type while it is used by view \"mails\". "
                + "Drop that first, and create it again behind"
        },
        {
            new DropObject(View.NameOf("mails")),
            "the view \"mails\" is used by view \"mails_only\". Replace or drop that first"
        },
        {
            new ReplaceObject(new View("mails", "SELECT email FROM users")),
            "it has the columns email, post, and would have email: the server can add columns at the end, and no more. "
                + "Say recreate: true, which drops the view and creates it again with what depends on it"
        },
        {
            new ReplaceObject(new View("mails", "SELECT id AS post FROM posts")) { Recreate = true },
            "view \"mails_only\" reads its column \"email\", which it would not have; it would have post. "
                + "Replace or drop that first"
        },
        { new ReplaceObject(new View("mails", "SELECT email FROM mails")), "it would read itself" },
        {
            new ReplaceObject(new View("mails", "SELECT email FROM mails_only")),
            "it would read view \"mails_only\", which reads it"
        },
        {
            new ReplaceObject(new MaterializedView("ages", "SELECT age FROM users")) { Recreate = true },
            "the index \"by_count\" has columns that it would not have; it would have age. Drop the index first"
        },
        {
            new CreateObject(new MaterializedView("m", "SELECT * FROM of_empty")),
            "the materialized view \"m\" would read materialized view \"empty\", which has no rows until it is refreshed. "
                + "Write RefreshMaterializedView(\"empty\") before"
        },
        {
            new RefreshMaterializedView("empty_too"),
            "the materialized view \"empty_too\" would read materialized view \"empty\", which has no rows until it is "
                + "refreshed. Write RefreshMaterializedView(\"empty\") before"
        },
        {
            new ReplaceObject(new MaterializedView("empty_too", "SELECT 1 FROM empty")) { Recreate = true },
            "the materialized view \"empty_too\" would read materialized view \"empty\", which has no rows until it is "
                + "refreshed. Write RefreshMaterializedView(\"empty\") before"
        },
        { new RefreshMaterializedView("nothing"), NoObject("materialized view \"nothing\"") },
        {
            new RefreshMaterializedView("ages") { Concurrently = true },
            "concurrently needs a unique index over columns and all rows. "
                + "Create one with UniqueIndex(\"ages\", …), or leave concurrently out"
        },
        {
            new CreateIndex(Index("x", "ages", "year")),
            "there is no column \"year\" in materialized view \"ages\"; it has age, count"
        },
        {
            new SetComment(On.Column("mails", "subject"), "x"),
            "there is no column \"subject\" in view \"mails\"; it has email, post"
        },
    };

    [Fact]
    public void A_column_that_no_view_mentions_may_go() =>
        SchemaConflict.Find(new DropColumn("users", "decade"), Before).Should().BeNull();

    [Fact]
    public void What_cannot_be_created_again_is_not_dropped_on_the_way()
    {
        var before = Before
            .Apply(new CreateObject(new View("stars", "SELECT * FROM mails NATURAL JOIN nowhere")))
            .Apply(new ReplaceObject(new View("mails", "SELECT email, p.id AS post, 1 AS one FROM users JOIN posts p ON true")));

        SchemaConflict.Find(new ReplaceObject(new View("mails", "SELECT 1 AS one")) { Recreate = true }, before).Should().Be(
            "view \"stars\" depends on it and would have to be created again, and its definition is not known any more: "
            + "it selects \"*\", which stands for columns that are not known. Drop that first, and create it again behind");
    }
}
