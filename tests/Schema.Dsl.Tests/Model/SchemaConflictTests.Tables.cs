namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> TableConflicts => new()
    {
        { new SetTableSchema("nowhere", "archive"), NoTable("nowhere") },
        { new SetTableSchema("posts", "old"), Taken("old.posts", "a table") },
        { new SetTableLogging("nowhere", Unlogged: true), NoTable("nowhere") },
        {
            new SetTableLogging("users", Unlogged: true),
            "the table \"users\" would be empty after a crash, and \"posts_author_fkey\" of \"posts\" refers to it. "
                + "Make both unlogged, or neither"
        },
        {
            new CreateTable(new("notes")
            {
                Columns = new[] { new Column("author", new("text")) },
                Constraints = new[] { References("scratch") },
            }),
            "the table \"notes\" would refer to \"scratch\", which is unlogged and empty after a crash. "
                + "Make both unlogged, or neither"
        },
        {
            new AddConstraint("posts", References("scratch")),
            "the table \"posts\" would refer to \"scratch\", which is unlogged and empty after a crash. "
                + "Make both unlogged, or neither"
        },
        { new SetTableParameters("nowhere", new StorageParameter[] { new("a", "b") }), NoTable("nowhere") },
        { new ResetTableParameters("nowhere", new[] { "a" }), NoTable("nowhere") },
        { new SetTableTablespace("nowhere", null), NoTable("nowhere") },
        { new CreateTable(new("copies") { Like = Like("nowhere") }), NoTable("nowhere") },
        {
            new CreateTable(new("copies") { Like = Like("users"), Columns = new[] { Id } }),
            "the table \"copies\" would have two columns named \"id\", one of them by Like. Declare the others only"
        },
        {
            new CreateTable(new("copies")
            {
                Like = Like("users"),
                Constraints = new[] { new CheckConstraint("users_age_check", "age < 9") },
            }),
            "the table \"copies\" would have two constraints named \"users_age_check\", one of them by Like. "
                + "Give the other one another name"
        },
    };

    private static IEnumerable<Table> MoreTables =>
    [
        new("old.posts"),
        new("scratch")
        {
            Unlogged = true,
            Columns = new[] { new Column("id", new("text")) { NotNull = true } },
            Constraints = new Constraint[] { new PrimaryKeyConstraint("scratch_pkey", new[] { "id" }) },
        },
    ];

    private static ValueList<LikeClause> Like(string table) =>
        new[] { new LikeClause(table, Including.All, Place: 0) };
}
