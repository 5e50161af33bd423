namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static readonly SchemaModel WithGrants = new Operation[]
    {
        Grant("SELECT", On.Table("users"), "app"),
        GrantEmail("UPDATE"),
        Grant("SELECT", On.View("seniors"), "app"),
        Revoke("EXECUTE", On.Function("log"), "public"),
    }.Aggregate(Before, (model, operation) => model.Apply(operation));

    public static TheoryData<Operation, Operation[]> ReversibleGrants => new()
    {
        { Grant("SELECT, DELETE", On.Table("users"), "app"), [Revoke("DELETE", On.Table("users"), "app")] },
        { Grant("SELECT", On.Table("users"), "app"), [] },
        {
            Grant("SELECT", On.Table("users"), "app") with { WithGrantOption = true },
            [Revoke("SELECT", On.Table("users"), "app") with { OptionOnly = true }]
        },
        { Grant("ALL", On.Table("drawn"), "app"), [Revoke("ALL", On.Table("drawn"), "app")] },
        { Revoke("SELECT", On.Table("users"), "app"), [Grant("SELECT", On.Table("users"), "app")] },
        { Revoke("UPDATE", On.Table("users"), "app"), [GrantEmail("UPDATE")] },
        {
            new RevokePrivileges(On.Table("users"), GrantEmail("UPDATE").Privileges, "app") { OptionOnly = true },
            [GrantEmail("UPDATE")]
        },
        {
            Grant("UPDATE", On.Table("users"), "app"),
            [Revoke("UPDATE", On.Table("users"), "app"), GrantEmail("UPDATE")]
        },
        { Revoke("DELETE", On.Table("users"), "app"), [] },
        {
            Revoke("EXECUTE", On.Function("full_name", "users"), "public"),
            [Grant("EXECUTE", On.Function("full_name", "users"), "public")]
        },
        { Grant("EXECUTE", On.Function("log"), "public"), [Revoke("EXECUTE", On.Function("log"), "public")] },
        {
            Revoke("EXECUTE", On.AllRoutines(), "public"),
            [Grant("EXECUTE", On.Function("full_name", "users"), "public")]
        },
        { Grant("SELECT", On.FutureTables(), "app"), [Revoke("SELECT", On.FutureTables(), "app")] },
        { Revoke("EXECUTE", On.FutureRoutines(), "public"), [Grant("EXECUTE", On.FutureRoutines(), "public")] },
        { new DeclarePrivileges(Grant("SELECT", On.Table("users"), "app")), [] },
    };

    [Theory]
    [MemberData(nameof(ReversibleGrants))]
    public void A_grant_goes_back_to_what_the_role_had(Operation operation, Operation[] expected) =>
        Undone(operation, WithGrants).Should().Equal(expected);

    [Fact]
    public void What_may_have_been_granted_elsewhere_is_not_guessed_at()
    {
        Reversal.Of(Revoke("SELECT, DELETE", On.Table("users"), "app"), WithGrants.WithUnknowns())
            .Should().Be(new Reversal.Impossible(
                "it is not known from the history that app was granted DELETE. Declare it before this migration, with "
                + "Existing(() => Grant(…)), or say in Down() what to give back"));
        Reversal.Of(Revoke("ALL", On.Schema("public"), "public"), Before)
            .Should().Be(new Reversal.Impossible(
                "it is not known from the history that public was granted CREATE, USAGE. Declare it before this "
                + "migration, with Existing(() => Grant(…)), or say in Down() what to give back"));
        Undone(
            Revoke("ALL", On.Schema("public"), "public"),
            Before.Apply(new DeclarePrivileges(Grant("USAGE", On.Schema("public"), "public"))))
            .Should().Equal(Grant("USAGE", On.Schema("public"), "public"));
    }

    [Fact]
    public void Whoever_the_session_is_may_be_the_owner() =>
        Reversal.Of(Grant("DELETE", On.Table("users"), "current_user"), WithGrants)
            .Should().Be(new Reversal.Impossible(
                "current_user may own it, and have all of it without the grant. Name the role, or say in Down() what to "
                + "take away"));

    [Fact]
    public void What_is_dropped_comes_back_with_its_grants()
    {
        Undone(new DropColumn("users", "email"), WithGrants).Should().EndWith(
            new GrantPrivileges(On.Table("users"), new[] { new Privilege("UPDATE", "email") }, "app") { WithGrantOption = true });
        Undone(new DropTable("users"), WithGrants).Should().EndWith(
            [Grant("SELECT", On.Table("users"), "app"), GrantEmail("UPDATE")]);
        Undone(new DropObject(View.NameOf("seniors")), WithGrants).Should().Equal(
            new CreateObject(Seniors), Grant("SELECT", On.View("seniors"), "app"));
        Undone(new DropObject(Log.Name), WithGrants).Should().Equal(
            new CreateObject(Log), Revoke("EXECUTE", On.Function("log"), "public"));
    }

    [Fact]
    public void Sequences_of_columns_keep_their_grants_too()
    {
        var identity = new On.IdentityTarget("users", "id");
        var before = Before.Apply(Grant("USAGE", On.Sequence("users_id_seq"), "app"));
        var grant = Grant("USAGE", identity, "app");

        Undone(new DropTable("users"), before).Should().EndWith([grant]);
        Undone(new DropColumn("users", "id"), before).Should().EndWith([grant]);
        Undone(new DropIdentity("users", "id"), before).Should().EndWith([grant]);
        before.Apply(new RenameColumn("users", "id", "no")).Apply(new RenameTable("users", "people"))
            .GrantsOn(new On.IdentityTarget("people", "no")).Should().ContainSingle();
        before.Apply(new DropIdentity("users", "id")).GrantsOn(identity).Should().BeEmpty();
    }

    [Fact]
    public void What_came_before_a_default_privilege_comes_back_without_it()
    {
        var before = Before.Apply(Grant("SELECT", On.FutureTables(), "reporting")).Apply(new CreateTable(new("new")));

        Undone(new DropTable("users"), before).Should().EndWith([Revoke("SELECT", On.Table("users"), "reporting")]);
        Undone(new DropTable("new"), before).Should().Equal(new CreateTable(new("new")));
        before.GrantsOn(On.Table("new")).Should().Equal(new Granted(new("SELECT", null), "reporting"));
    }

    [Fact]
    public void Functions_that_make_values_of_a_type_have_default_privileges_too()
    {
        var before = Before
            .Apply(new CreateObject(new RangeType("old", new("date"))))
            .Apply(new RenameObject(ObjectName.OfType("old"), "span"))
            .Apply(Grant("EXECUTE", On.FutureRoutines(), "app"))
            .Apply(new CreateObject(new RangeType("new", new("date"))));

        Undone(new DropObject(ObjectName.OfType("new")), before).Should().ContainSingle();
        Undone(new DropObject(ObjectName.OfType("span")), before)
            .Should().EndWith([Revoke("EXECUTE", new On.ConstructorsTarget("span"), "app")]);
    }

    [Fact]
    public void What_raw_SQL_made_has_the_default_privileges_too()
    {
        var before = Before.Apply(Grant("SELECT", On.FutureTables(), "reporting")).Apply(new DeclareTable(new("legacy")));

        Undone(new DropTable("legacy"), before).Should().Equal(new CreateTable(new("legacy")));
        Reversal.Of(Revoke("DELETE", On.Table("legacy"), "app"), before)
            .Should().BeOfType<Reversal.Impossible>("it may have been there before, and with more");
    }

    [Fact]
    public void Default_privileges_of_a_schema_are_beside_those_of_all()
    {
        var before = Before
            .Apply(Revoke("EXECUTE", On.FutureRoutines(), "public"))
            .Apply(Grant("EXECUTE", On.FutureRoutines("billing"), "app"))
            .Apply(Grant("EXECUTE", On.FutureRoutines(createdBy: "other"), "app"));

        before.Apply(new CreateObject(new Routine(ObjectKind.Function, "f", ValueList<RoutineArgument>.Empty)))
            .GrantsOn(On.Function("f")).Should().BeEmpty();
        before.Apply(new CreateObject(new Routine(ObjectKind.Function, "billing.f", ValueList<RoutineArgument>.Empty)))
            .GrantsOn(On.Function("billing.f")).Should().Equal(new Granted(new("EXECUTE", null), "app"));
    }

    [Fact]
    public void Grants_follow_what_is_renamed()
    {
        var renamed = WithGrants
            .Apply(new RenameColumn("users", "email", "mail"))
            .Apply(new RenameTable("users", "people"))
            .Apply(new RenameObject(View.NameOf("seniors"), "elders"))
            .Apply(new SetTableSchema("people", "archive"))
            .Apply(Grant("SELECT", On.FutureTables("archive"), "app"))
            .Apply(new CreateObject(new DatabaseSchema("archive")))
            .Apply(Grant("USAGE", On.Schema("archive"), "app"))
            .Apply(new RenameObject(DatabaseSchema.NameOf("archive"), "attic"));

        renamed.GrantsOn(On.Table("attic.people")).Select(known => known.Privilege)
            .Should().Equal(new Privilege("SELECT", null), new Privilege("UPDATE", "mail"));
        renamed.GrantsOn(On.View("elders")).Should().ContainSingle();
        renamed.GrantsOn(On.Schema("attic")).Should().ContainSingle();
        renamed.GrantsOn(On.FutureTables("attic")).Should().ContainSingle();
    }

    private static GrantPrivileges GrantEmail(string privilege) =>
        new(On.Table("users"), new[] { new Privilege(privilege, "email") }, "app") { WithGrantOption = true };

    private static GrantPrivileges Grant(string privileges, On target, string to) =>
        new(target, PrivilegeNames.Read(privileges, target, null), to) { IsAll = privileges == "ALL" && target is On.TableTarget };

    private static RevokePrivileges Revoke(string privileges, On target, string from) =>
        new(target, PrivilegeNames.Read(privileges, target, null), from) { IsAll = privileges == "ALL" };

    private static ValueList<Operation> Undone(Operation operation, SchemaModel before) =>
        Reversal.Of(operation, before).Should().BeOfType<Reversal.Possible>().Which.Operations;
}
