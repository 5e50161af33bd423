namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private const string NotRenamed =
        ". Keep the name in the database, and map it in the code; or rename in a migration with [Phase(Phase.Contract)], without Online()";

    private const string NotRetyped =
        ". Add a column of the new type, write to both in the code, fill it with Backfill(\"accounts\", …), and remove the old one in a "
        + "migration with [Phase(Phase.Contract)]";

    private const string MailIsOpen =
        "the column \"mail\" of \"accounts\" is being replaced by \"email\". Finish that first, with FinishOnline(\"accounts\", \"email\")";

    private const string AgeIsOpen =
        "the column \"age\" of \"accounts\" is getting another type. Finish that first, with FinishOnline(\"accounts\", \"age\")";

    private static readonly SchemaModel Online = Recorded.Fold(m =>
    {
        m.CreateTable("accounts", t =>
        {
            t.Text("mail").Check("mail <> ''");
            t.Integer("age");
            t.Text("name");
            t.Text("lower").GeneratedAs("lower(name)");
            t.Text("code").NotNull().Unique();
            t.Integer("period");
            t.Integer("number").Identity(sequence: s => s.Start(100));
            t.Text("note");
            t.Exclude(x => x.With("period", "="));
        });
        m.CreateTable("codes", t => t.Text("code").References("accounts", "code"));
        m.CreateTable("loose", t =>
        {
            t.NoPrimaryKey();
            t.Text("name");
        });
        m.CreateTable("logs", t =>
        {
            t.NoPrimaryKey();
            t.Date("day");
            t.PartitionBy(PartitionMethod.Range, "day");
        });
        m.CreateTable("parents", t => t.Text("name"));
        m.CreateTable("heirs", t =>
        {
            t.NoPrimaryKey();
            t.Inherits("parents");
        });
        m.CreateView("notes", "SELECT note FROM accounts");
        m.Index("accounts", "age");
        m.RenameColumn("accounts", "mail", to: "email").Online();
        m.AlterTable("accounts", t => t.Modify("age", c => c.Type("bigint").Online()));
    }).Apply(new CreateTable(new("logs_rest") { PartitionOf = new("logs", new DefaultBound()) }));

    public static TheoryData<Operation, string> OnlineConflicts => new()
    {
        { Rename("nowhere", "a"), NoTable("nowhere") },
        { Rename("loose", "a"), "there is no column \"a\" in table \"loose\"; it has name" },
        {
            Rename("logs", "day"),
            "\"logs\" is partitioned, and the server builds no index of all partitions without keeping writers out" + NotRenamed
        },
        {
            Rename("logs_rest", "day"),
            "\"logs_rest\" is a partition, and the server builds no index of all partitions without keeping writers out" + NotRenamed
        },
        { Rename("parents", "name"), Inheriting("parents") },
        { Rename("heirs", "name"), Inheriting("heirs") },
        { Rename("accounts", "lower"), "the column \"lower\" of \"accounts\" is computed by the server, so nobody writes it" + NotRenamed },
        { Rename("accounts", "name"), Used("name", "column \"lower\"") + NotRenamed },
        { Rename("accounts", "note"), Used("note", "view \"notes\"") + NotRenamed },
        { Rename("accounts", "period"), Used("period", "exclusion constraint \"accounts_period_excl\"") + NotRenamed },
        {
            Rename("accounts", "code"),
            "the column \"code\" of \"accounts\" is referred to by \"codes_code_fkey\" of \"codes\", which would have to change with it"
                + NotRenamed
        },
        {
            Rename("accounts", "number"),
            "the sequence that numbers \"number\" has settings of its own, and a new one would begin anew" + NotRenamed
        },
        { Rename("accounts", "id") with { To = "email" }, "there is a column \"email\" in table \"accounts\" already" },
        {
            new AlterColumnType("accounts", "id", new("numeric")) { Using = "id + age", Online = true },
            "Using(…) mentions \"age\", and rows are kept in step from the column \"id\" of \"accounts\" alone" + NotRetyped
        },
        {
            new AlterColumnType("accounts", "id", new("numeric")) { UsingBack = "id - age", Online = true },
            "Using(…) mentions \"age\", and rows are kept in step from the column \"id\" of \"accounts\" alone" + NotRetyped
        },
        {
            new FinishOnline("accounts", "name"),
            "nothing is open for the column \"name\" of \"accounts\"; open there is \"age\", \"email\". An earlier migration opens it, with "
                + "Online()"
        },
        {
            new FinishOnline("nowhere", "name"),
            "nothing is open for the column \"name\" of \"nowhere\"; open there is none. An earlier migration opens it, with Online()"
        },

        { Rename("accounts", "mail"), MailIsOpen },
        { Rename("accounts", "email"), MailIsOpen },
        { new DropColumn("accounts", "mail"), MailIsOpen },
        { new DropColumn("accounts", "email"), MailIsOpen },
        { new RenameColumn("accounts", "age_new", "x"), AgeIsOpen },
        { new AlterColumnType("accounts", "age", new("text")), AgeIsOpen },
        { new SetNotNull("accounts", "email"), MailIsOpen },
        { new SetDefault("accounts", "email", new TextValue("a")), MailIsOpen },
        { new SetComment(On.Column("accounts", "mail"), "x"), MailIsOpen },
        { new CreateIndex(Index("x", "accounts", "mail")), MailIsOpen },
        { new DropIndexNamed("accounts_age_index"), AgeIsOpen },
        { new DropIndexNamed("accounts_age_index_new"), AgeIsOpen },
        { new RenameIndex("accounts_age_index", "x"), AgeIsOpen },
        { new DropIndex("accounts", new[] { "age" }), AgeIsOpen },
        { new AddConstraint("accounts", new CheckConstraint("x", "mail <> 'a'")), MailIsOpen },
        { new DropConstraint("accounts", "accounts_mail_check"), MailIsOpen },
        { new RenameConstraint("accounts", "accounts_mail_check_new", "x"), MailIsOpen },
        { new DropObject(Trigger.NameOf("zz_email_sync", "accounts")), MailIsOpen },
        { new SetTriggerState(Trigger.NameOf("zz_email_sync", "accounts"), TriggerState.Disabled), MailIsOpen },
        { new DropObject(new Routine(ObjectKind.Function, "accounts_email_sync", ValueList<RoutineArgument>.Empty).Name), MailIsOpen },
        { new Inherit("accounts", "parents"), AgeIsOpen },
    };

    [Theory]
    [MemberData(nameof(OnlineConflicts))]
    public void What_online_cannot_be_is_found_before_anything_runs(Operation operation, string conflict) =>
        SchemaConflict.Find(operation, Online).Should().Be(conflict);

    [Fact]
    public void What_concerns_other_columns_goes_on_meanwhile()
    {
        Operation[] operations =
        [
            new SetDefault("accounts", "mail", new TextValue("a")),
            Rename("loose", "name"),
            new SetNotNull("accounts", "period"),
            new CreateIndex(Index("x", "accounts", "email")),
            new AddColumn("accounts", new("y", new("text"))),
            new RenameTable("accounts", "people"),
            new DropTable("codes"),
            new FinishOnline("accounts", "age"),
        ];

        operations.Should().AllSatisfy(operation => SchemaConflict.Find(operation, Online).Should().BeNull());
    }

    [Fact]
    public void A_table_takes_along_what_is_open()
    {
        var after = Online.Apply(new DropObject(View.NameOf("notes"))).Apply(new DropTable("codes")).Apply(new DropTable("accounts"));

        after.Objects.Should().NotContain(one => one is Trigger || one is Routine);
    }

    [Fact]
    public void A_table_that_raw_SQL_may_have_changed_is_to_be_declared() =>
        SchemaConflict.Find(
            Rename("parents", "name"),
            Online.Apply(new ExecuteSql("ALTER TABLE parents ADD x int", null)))
            .Should().Be("raw SQL may have changed the table \"parents\", so it is not known for certain what belongs to the column "
                + "\"name\". Declare it as it is before, with ExistingTable(\"parents\", t => …)" + NotRenamed);

    private static RenameColumn Rename(string table, string column) => new(table, column, "other") { Online = true };

    private static string Used(string column, string by) =>
        $"the column \"{column}\" of \"accounts\" is used by {by}, which cannot have it and its successor";

    private static string Inheriting(string table) =>
        $"\"{table}\" inherits, or others inherit from it, and a trigger of one table does not see the rows of the others" + NotRenamed;
}
