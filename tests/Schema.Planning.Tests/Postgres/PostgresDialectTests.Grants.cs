using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedGrants => new()
    {
        {
            new GrantPrivileges(
                On.Table("users"),
                new Privilege[] { new("SELECT", null), new("INSERT", "email"), new("INSERT", "age") },
                "app")
            {
                WithGrantOption = true,
            },
            ["GRANT SELECT, INSERT (\"email\", \"age\") ON TABLE \"public\".\"users\" TO \"app\" WITH GRANT OPTION"]
        },
        { Grant("SELECT", On.View("mails"), "public"), ["GRANT SELECT ON TABLE \"public\".\"mails\" TO PUBLIC"] },
        { Grant("SELECT", On.MaterializedView("sums"), "a"), ["GRANT SELECT ON TABLE \"public\".\"sums\" TO \"a\""] },
        { Grant("USAGE", On.Schema("billing"), "app"), ["GRANT USAGE ON SCHEMA \"billing\" TO \"app\""] },
        { Grant("USAGE", On.Sequence("s"), "current_role"), ["GRANT USAGE ON SEQUENCE \"public\".\"s\" TO CURRENT_ROLE"] },
        {
            Grant("USAGE", new On.IdentityTarget("users", "id"), "app"),
            ["GRANT USAGE ON SEQUENCE \"public\".\"users_id_seq\" TO \"app\""]
        },
        { Grant("USAGE", On.Type("mood"), "app"), ["GRANT USAGE ON TYPE \"public\".\"mood\" TO \"app\""] },
        { Grant("USAGE", On.Domain("age"), "app"), ["GRANT USAGE ON DOMAIN \"public\".\"age\" TO \"app\""] },
        {
            Revoke("EXECUTE", On.Function("f", "int"), "public"),
            ["REVOKE EXECUTE ON FUNCTION \"public\".\"f\"(integer) FROM PUBLIC"]
        },
        {
            Revoke("EXECUTE", On.Procedure("p"), "session_user"),
            ["REVOKE EXECUTE ON PROCEDURE \"public\".\"p\"() FROM SESSION_USER"]
        },
        {
            Revoke("SELECT", On.Table("users"), "a\"b") with { OptionOnly = true },
            ["REVOKE GRANT OPTION FOR SELECT ON TABLE \"public\".\"users\" FROM \"a\"\"b\""]
        },
        { Grant("ALL", On.Table("users"), "app"), ["GRANT ALL ON TABLE \"public\".\"users\" TO \"app\""] },
        {
            new GrantPrivileges(On.Table("users"), PrivilegeNames.Read("all", On.Table("users"), ["email", "age"]), "app")
            {
                IsAll = true,
            },
            ["GRANT ALL (\"email\", \"age\") ON TABLE \"public\".\"users\" TO \"app\""]
        },
        {
            new RevokePrivileges(
                On.Table("users"), new Privilege[] { new("SELECT", null), new("MAINTAIN", null) }, "app") { IsAll = true },
            ["REVOKE SELECT ON TABLE \"public\".\"users\" FROM \"app\""]
        },
        {
            new RevokePrivileges(On.Table("users"), new Privilege[] { new("MAINTAIN", null) }, "app") { IsAll = true },
            []
        },
        { Grant("SELECT", On.AllTables("nowhere"), "app"), [] },
        {
            Grant("SELECT", On.FutureTables(), "app"),
            ["ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO \"app\""]
        },
        {
            Grant("USAGE", On.FutureSequences("billing", createdBy: "owner"), "app") with { WithGrantOption = true },
            [
                "ALTER DEFAULT PRIVILEGES FOR ROLE \"owner\" IN SCHEMA \"billing\" GRANT USAGE ON SEQUENCES TO \"app\" "
                    + "WITH GRANT OPTION",
            ]
        },
        {
            Revoke("EXECUTE", On.FutureRoutines(), "public"),
            ["ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC"]
        },
        { Revoke("ALL", On.FutureTypes(), "public"), ["ALTER DEFAULT PRIVILEGES REVOKE ALL ON TYPES FROM PUBLIC"] },
        { Grant("ALL", On.FutureSchemas(), "app"), ["ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO \"app\""] },
        { new DeclarePrivileges(Grant("SELECT", On.Table("users"), "app")), [] },
    };

    [Fact]
    public void Many_objects_are_granted_at_once()
    {
        var before = SchemaModel.Empty()
            .Apply(new CreateTable(new("b") { Columns = new[] { SelfNumbered("id") } }))
            .Apply(new CreateTable(new("a")))
            .Apply(new CreateTable(new("billing.c")))
            .Apply(new CreateObject(new View("v", "SELECT 1")))
            .Apply(new CreateObject(new Sequence("s")))
            .Apply(Create(ObjectKind.Function, ArgumentMode.In, isBodyParsed: false))
            .Apply(Create(ObjectKind.Procedure, ArgumentMode.In, isBodyParsed: false));

        Rendered(Grant("SELECT", On.AllTables(), "app")).Should().Be(
            "GRANT SELECT ON TABLE \"public\".\"a\", \"public\".\"b\", \"public\".\"v\" TO \"app\"");
        Rendered(Grant("SELECT", On.AllTables("billing"), "app")).Should().Be(
            "GRANT SELECT ON TABLE \"billing\".\"c\" TO \"app\"");
        Rendered(Grant("ALL", On.AllSequences(), "app")).Should().Be(
            "GRANT ALL ON SEQUENCE \"public\".\"b_id_seq\", \"public\".\"s\" TO \"app\"");
        Rendered(Revoke("EXECUTE", On.AllFunctions(), "public")).Should().Be(
            "REVOKE EXECUTE ON FUNCTION \"public\".\"f\"(integer) FROM PUBLIC");
        Rendered(Revoke("EXECUTE", On.AllProcedures(), "public")).Should().Be(
            "REVOKE EXECUTE ON PROCEDURE \"public\".\"f\"(integer) FROM PUBLIC");
        Rendered(Revoke("EXECUTE", On.AllRoutines(), "public")).Should().Be(
            "REVOKE EXECUTE ON ROUTINE \"public\".\"f\"(integer), \"public\".\"f\"(integer) FROM PUBLIC");

        string Rendered(PrivilegeChange change) => Dialect.Render(change, before).Should().ContainSingle().Subject;
    }

    [Theory]
    [InlineData(13, "")]
    [InlineData(14, ", \"public\".\"spans\"(), \"public\".\"spans\"(\"public\".\"span\"), \"public\".\"spans\"(\"public\".\"span\"[])")]
    public void Functions_that_make_values_of_a_type_are_those_of_the_server(int server, string ofMany)
    {
        var change = Revoke("EXECUTE", new On.ConstructorsTarget("span"), "app");
        var before = Before.Apply(new CreateObject(new RangeType("span", new("date")) { Multirange = "spans" }));

        new PostgresDialect(new Version(server, 2)).Render(change, before).Should().Equal(
            $"REVOKE EXECUTE ON FUNCTION \"public\".\"span\"(date, date), \"public\".\"span\"(date, date, text){ofMany} FROM \"app\"");
        OperationSummary.Of(change).Should().Be("revoke execute on functions that make values of type span from app");
    }

    [Fact]
    public void A_view_that_is_created_anew_gets_its_grants_back()
    {
        var granted = Before.Apply(Grant("SELECT", On.View("mails"), "app"));

        Dialect.Render(new ReplaceObject(new View("mails", "SELECT age FROM users")) { Recreate = true }, granted)
            .Should().Contain("GRANT SELECT ON TABLE \"public\".\"mails\" TO \"app\"");
    }

    [Fact]
    public void Privileges_that_only_newer_servers_have_are_refused()
    {
        Refusal(16, Grant("MAINTAIN", On.Table("users"), "app"))
            .Should().Be("MAINTAIN needs PostgreSQL 17; this server is 16.2");
        Refusal(17, Grant("MAINTAIN", On.Table("users"), "app")).Should().BeNull();
        Refusal(16, Grant("ALL", On.Table("users"), "app")).Should().BeNull();
        Refusal(13, Grant("SELECT", On.Table("users"), "current_role"))
            .Should().Be("current_role needs PostgreSQL 14; this server is 13.2");

        static string? Refusal(int server, Operation operation) =>
            new PostgresDialect(new Version(server, 2)).Refuse(operation, Before);
    }

    private static Column SelfNumbered(string name) => new(name, new ColumnType("bigint")) { Identity = new(Always: false) };

    private static GrantPrivileges Grant(string privileges, On target, string to) =>
        new(target, PrivilegeNames.Read(privileges, target, null), to) { IsAll = PrivilegeNames.IsAll(privileges) };

    private static RevokePrivileges Revoke(string privileges, On target, string from) =>
        new(target, PrivilegeNames.Read(privileges, target, null), from) { IsAll = PrivilegeNames.IsAll(privileges) };
}
