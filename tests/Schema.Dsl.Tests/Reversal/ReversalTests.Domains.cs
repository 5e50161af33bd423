namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static DomainCheck At => new("email_check", "VALUE LIKE '%@%'");

    private static DomainCheck Short => new("email_short", "length(VALUE) < 100") { NotValid = true };

    private static Domain Email => new("email", new("citext"))
    {
        NotNull = true,
        Default = new TextValue("a@b"),
        Checks = new[] { At, Short },
        Comment = "An address",
    };

    public static TheoryData<Operation, Operation[]> ReversibleOnDomains => new()
    {
        { new CreateObject(new Domain("code", new("text"))), [new DropObject(Domain.NameOf("code"))] },
        { new DropObject(Email.Name), [new CreateObject(Email)] },
        { new RenameObject(Email.Name, "mail"), [new RenameObject(Domain.NameOf("mail"), "email")] },
        { new SetDomainNotNull(Email.Name), [] },
        { new DropDomainNotNull(Email.Name), [new SetDomainNotNull(Email.Name)] },
        {
            new SetDomainDefault(Email.Name, new TextValue("x")),
            [new SetDomainDefault(Email.Name, new TextValue("a@b"))]
        },
        { new DropDomainDefault(Email.Name), [new SetDomainDefault(Email.Name, new TextValue("a@b"))] },
        {
            new AddDomainCheck(Email.Name, new DomainCheck("a", "VALUE <> ''")),
            [new DropDomainConstraint(Email.Name, "a")]
        },
        { new DropDomainConstraint(Email.Name, Short.Name), [new AddDomainCheck(Email.Name, Short)] },
        {
            new RenameDomainConstraint(Email.Name, At.Name, "at"),
            [new RenameDomainConstraint(Email.Name, "at", At.Name)]
        },
        { new ValidateDomainConstraint(Email.Name, At.Name), [] },
        {
            new ValidateDomainConstraint(Email.Name, Short.Name),
            [new DropDomainConstraint(Email.Name, Short.Name), new AddDomainCheck(Email.Name, Short)]
        },
    };
}
