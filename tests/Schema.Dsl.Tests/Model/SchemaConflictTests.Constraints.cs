namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> ConstraintConflicts => new()
    {
        {
            new AddConstraint("users", new CheckConstraint("users_age_check", "true")),
            "there is a constraint \"users_age_check\" on table \"users\" already. Give this one another name"
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("x", new[] { "age" })),
            "the table \"users\" has a primary key already, \"users_pkey\""
        },
        { new AddConstraint("users", new UniqueConstraint("x", new[] { "size" })), NoColumn("size") },
        { new AddConstraint("posts", References("nowhere")), NoTable("nowhere") },
        {
            new AddConstraint("users", new UniqueConstraint("x", new[] { "age" }) { Include = new[] { "size" } }),
            NoColumn("size")
        },
        {
            new AddConstraint("users", new ExclusionConstraint("x", new ExclusionElement[] { new(IndexKey.OfColumn("size"), "=") })),
            NoColumn("size")
        },
        { Using("x", "age"), "there is no index \"x\" on table \"users\"" },
        { Using("users_age_index", "age"), Unfit("users_age_index", "is not unique", "UniqueIndex makes one that is") },
        { Using("users_lower_index", "age"), Unfit("users_lower_index", "has expressions", "A constraint is about columns") },
        { Using("users_adult_index", "age"), Unfit("users_adult_index", "leaves rows out", "A constraint holds for all rows") },
        {
            Using("users_oldest_index", "age"),
            Unfit(
                "users_oldest_index",
                "sorts in a way of its own",
                "Create it without sort, nulls, operator class and collation")
        },
        { Using("users_email_index", "age"), Unfit("users_email_index", "is over email", "Name its columns, in their order") },
        {
            new ValidateConstraint("users", "x"),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        {
            new ValidateConstraint("users", "users_pkey"),
            "the constraint \"users_pkey\" of \"users\" is kept by an index, and so it is always valid. "
                + "Only checks and foreign keys are validated"
        },
        {
            new AlterConstraint("users", "x", Deferral.Deferrable),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        {
            new AlterConstraint("users", "users_pkey", Deferral.Deferrable),
            "the constraint \"users_pkey\" of \"users\" is no foreign key, and PostgreSQL alters only those. "
                + "Drop it, and add it as it is to be"
        },
        { new DropConstraint("users", "x"), "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check" },
        {
            new DropConstraint("users", "users_pkey"),
            "the constraint \"users_pkey\" of \"users\" is needed by \"posts_owner_id_fkey\" of \"posts\". Drop that first"
        },
        {
            new RenameConstraint("users", "x", "y"),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        {
            new RenameConstraint("users", "users_age_check", "users_pkey"),
            "there is a constraint \"users_pkey\" on table \"users\" already. Give this one another name"
        },
        { new RenameConstraint("users", "users_pkey", "posts"), Taken("posts", "a table") },
    };

    private static AddConstraint Using(string index, params string[] columns) =>
        new("users", new UniqueConstraint("users_key", columns)) { UsingIndex = index };

    private static string Unfit(string index, string trouble, string remedy) =>
        $"the index \"{index}\" of \"users\" {trouble}, so it cannot become that of a constraint. {remedy}";
}
