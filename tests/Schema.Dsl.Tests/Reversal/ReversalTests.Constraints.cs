namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    public static TheoryData<Operation, Operation[]> ReversibleConstraints => new()
    {
        {
            new AddConstraint("users", new UniqueConstraint("users_email_key", new[] { "email" })),
            [new DropConstraint("users", "users_email_key")]
        },
        {
            new AddConstraint("users", new PrimaryKeyConstraint("users_key", new[] { "email", "age" })),
            [new DropConstraint("users", "users_key"), new DropNotNull("users", "age")]
        },
        { new DropConstraint("users", "users_age_check"), [new AddConstraint("users", AgeCheck)] },
        { new RenameConstraint("users", "users_age_check", "adult"), [new RenameConstraint("users", "adult", "users_age_check")] },
    };
}
