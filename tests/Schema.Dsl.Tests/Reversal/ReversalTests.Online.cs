namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static readonly SchemaModel Online = Recorded.Fold(m =>
    {
        m.CreateTable("accounts", t => t.Text("mail").NotNull().Default("none").Check("mail <> ''"));
        m.Index("accounts", "mail");
    });

    private static readonly RenameColumn Opening = new("accounts", "mail", "email") { Online = true };

    private static readonly ObjectName Syncing = new Routine(
        ObjectKind.Function, "accounts_email_sync", ValueList<RoutineArgument>.Empty).Name;

    private static readonly ObjectName Sync = Trigger.NameOf("zz_email_sync", "accounts");

    public static TheoryData<Operation, Operation[]> ReversibleOnline
    {
        get
        {
            var open = Online.Apply(Opening);
            return new()
            {
                {
                    Opening,
                    [
                        new DropConstraint("accounts", "accounts_mail_check_new"),
                        new DropNotNull("accounts", "email"),
                        new DropIndexNamed("accounts_mail_index_new"),
                        new DropObject(Sync),
                        new DropObject(Syncing),
                        new DropColumn("accounts", "email"),
                    ]
                },
                { new TryType("accounts", "mail", new("integer"), Sql: null), [] },
                {
                    new FinishOnline("accounts", "email"),
                    [
                        new RenameConstraint("accounts", "accounts_mail_check", "accounts_mail_check_new"),
                        new RenameIndex("accounts_mail_index", "accounts_mail_index_new"),
                        new AddColumn("accounts", new("mail", new("text"))),
                        new CreateObject(open.Find(Syncing)!),
                        new CreateObject(open.Find(Sync)!),
                        new BackfillRows("accounts", new SqlTerms("\"mail\" = \"email\""))
                        {
                            Where = new SqlTerms("\"mail\" IS NULL AND \"email\" IS NOT NULL"),
                        },
                        new SetDefault("accounts", "mail", new TextValue("none")),
                        new DropDefault("accounts", "email"),
                        new SetNotNull("accounts", "mail"),
                        new AddConstraint("accounts", new CheckConstraint("accounts_mail_check", "mail <> ''")),
                        new CreateIndex(new("accounts_mail_index", "accounts", new[] { IndexKey.OfColumn("mail") })),
                    ]
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(ReversibleOnline))]
    public void An_online_change_opens_and_closes_by_what_it_stands_for(Operation operation, Operation[] expected) =>
        Reversal.Of(operation, operation is FinishOnline ? Online.Apply(Opening) : Online)
            .Should().Be(new Reversal.Possible(expected));

    [Fact]
    public void What_is_not_known_to_be_open_cannot_be_opened_again() =>
        Reversal.Of(new FinishOnline("accounts", "email"), Online).Should().Be(new Reversal.Impossible(
            "nothing is known from the history to be open for the column \"email\" of \"accounts\""));

    [Fact]
    public void Rows_have_a_key_and_get_numbers_at_any_moment_on_the_way_back()
    {
        var open = Recorded.Fold(m =>
        {
            m.CreateTable("accounts", t => t.Text("mail"));
            m.AlterTable("accounts", t => t.Modify("id", c => c.Type("integer").Online()));
        });

        var back = (Reversal.Possible)Reversal.Of(new FinishOnline("accounts", "id"), open);

        back.Operations.Select(operation => operation.GetType().Name).Should().Equal(
            nameof(TryType),
            nameof(AddColumn),
            nameof(CreateObject),
            nameof(CreateObject),
            nameof(BackfillRows),
            nameof(SetNotNull),
            nameof(CreateIndex),
            nameof(CreateIndex),
            nameof(DropConstraint),
            nameof(AddConstraint),
            nameof(DropIdentity),
            nameof(SetIdentity),
            nameof(ReplaceObject),
            nameof(RenameColumn),
            nameof(RenameColumn));
    }
}
