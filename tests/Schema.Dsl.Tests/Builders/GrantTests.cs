namespace Schema.Dsl.Tests.Builders;

/// <summary>Privileges are read as SQL writes them, and held against what they are on.</summary>
public sealed class GrantTests
{
    public static TheoryData<string, Action<object>> Refused => new()
    {
        {
            "\"SELEKT\" is no privilege on such an object; there is SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, "
                + "TRIGGER, MAINTAIN, and ALL.",
            on => Verbs(on).Grant("SELECT, SELEKT", On.Table("users"), to: "app")
        },
        {
            "\"DELETE\" is no privilege on columns; there is SELECT, INSERT, UPDATE, REFERENCES, and ALL.",
            on => Verbs(on).Grant("DELETE", On.Table("users"), to: "app", columns: ["email"])
        },
        {
            "\"\" is no privilege on such an object; there is USAGE, and ALL.",
            on => Verbs(on).Revoke("", On.FutureTypes(), from: "app")
        },
        {
            "Privileges can be limited to columns on one table or view alone. Leave the columns out.",
            on => Verbs(on).Grant("SELECT", On.AllTables(), to: "app", columns: ["email"])
        },
        {
            "Privileges on columns are said with the table: Grant(\"SELECT\", On.Table(…), to: …, columns: […]).",
            on => Verbs(on).Grant("SELECT", On.Column("users", "email"), to: "app")
        },
        {
            "Privileges are on tables, views, sequences, schemas, functions, procedures, types and domains. For others, such "
                + "as the database itself, use Execute.",
            on => Verbs(on).Revoke("ALL", On.Index("users_email_index"), from: "app")
        },
        { "A role has no name.", on => Verbs(on).Grant("SELECT", On.Table("users"), to: " ") },
        {
            "Everybody cannot grant in turn what everybody has. Leave withGrantOption out, or name a role.",
            on => Verbs(on).Grant("SELECT", On.Table("users"), to: "PUBLIC", withGrantOption: true)
        },
        {
            "A comment is on one thing, which is there. Write one for each, with On.Table(…) and the like.",
            on => Verbs(on).Comment(On.AllTables(), "All of them")
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused(string message, Action<object> verb) => Recorded.Refusal(verb).Should().Be(message);

    [Fact]
    public void Lists_are_read_as_in_SQL() => Recorded.Operations(m =>
    {
        m.Grant(" select,Insert , SELECT", On.Table("users"), to: "app", withGrantOption: true);
        m.Grant("all privileges", On.Schema("billing"), to: "Current_User");
        m.Revoke("update", On.View("adults"), from: "App", columns: ["a", "b"], grantOptionOnly: true);
    }).Should().Equal(
        new GrantPrivileges(On.Table("users"), new Privilege[] { new("SELECT", null), new("INSERT", null) }, "app")
        {
            WithGrantOption = true,
        },
        new GrantPrivileges(
            On.Schema("billing"), new Privilege[] { new("CREATE", null), new("USAGE", null) }, "current_user")
        {
            IsAll = true,
        },
        new RevokePrivileges(On.View("adults"), new Privilege[] { new("UPDATE", "a"), new("UPDATE", "b") }, "App")
        {
            OptionOnly = true,
        });

    [Fact]
    public void What_was_granted_before_is_declared() => Recorded.Operations(m => m.Existing(() =>
    {
        m.Grant("USAGE", On.Schema("public"), to: "public");
        m.Revoke("EXECUTE", On.Function("secret"), from: "public");
    })).Should().Equal(
        new DeclarePrivileges(new GrantPrivileges(On.Schema("public"), new[] { new Privilege("USAGE", null) }, "public")),
        new DeclarePrivileges(
            new RevokePrivileges(On.Function("secret"), new[] { new Privilege("EXECUTE", null) }, "public")));

    private static Recorded Verbs(object migration) => (Recorded)migration;
}
