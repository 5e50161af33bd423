namespace Schema.Dsl.Tests.Builders;

/// <summary>Every key and check takes a name of its own, and has a name without one.</summary>
public sealed class ConstraintNamesTests
{
    private static readonly ValueList<string> Email = new[] { "email" };

    public static TheoryData<Constraint, Action<object>> Verbs => new()
    {
        { new UniqueConstraint("users_email_key", Email), on => On(on).AddUnique("users", "email") },
        { new UniqueConstraint("one_each", Email), on => On(on).AddUnique("users", ["email"], name: "one_each") },
        { new PrimaryKeyConstraint("users_pkey", Email), on => On(on).AddPrimaryKey("users", "email") },
        { new PrimaryKeyConstraint("by_mail", Email), on => On(on).AddPrimaryKey("users", ["email"], name: "by_mail") },
        { new CheckConstraint("users_email_check", "email > ''"), on => On(on).AddCheck("users", "email > ''") },
        { new CheckConstraint("mail", "email > ''"), on => On(on).AddCheck("users", "email > ''", name: "mail") },
    };

    public static TheoryData<Constraint, Action<CreateTableBuilder>> Declarations => new()
    {
        { new UniqueConstraint("users_email_key", Email), t => t.Unique("email") },
        { new UniqueConstraint("one_each", Email), t => t.Unique(["email"], name: "one_each") },
        { new PrimaryKeyConstraint("users_pkey", Email), t => t.PrimaryKey("email") },
        { new PrimaryKeyConstraint("by_mail", Email), t => t.PrimaryKey(["email"], name: "by_mail") },
        { new CheckConstraint("users_email_check", "email > ''"), t => t.Check("email > ''") },
        { new CheckConstraint("mail", "email > ''"), t => t.Check("email > ''", name: "mail") },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Are_given_or_derived_by_verbs(Constraint constraint, Action<object> verb) =>
        Recorded.Single(verb).Should().Be(new AddConstraint("users", constraint));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Are_given_or_derived_by_declarations(Constraint constraint, Action<CreateTableBuilder> declare)
    {
        var create = Recorded.Single(on => on.CreateTable("users", t =>
        {
            t.Text("email");
            declare(t);
        }));

        ((CreateTable)create).Table.Constraints.Should().Contain(constraint);
    }

    private static Recorded On(object on) => (Recorded)on;
}
