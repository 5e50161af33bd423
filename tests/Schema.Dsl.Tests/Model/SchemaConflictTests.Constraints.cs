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
}
