using Schema.Testing;

namespace Schema.Dsl.Tests.Safety;

/// <summary>For each rule what breaks it, in all its words, and what nearly does.</summary>
public sealed partial class HazardsTests
{
    private static readonly SchemaModel Before = Recorded.Fold(m =>
    {
        m.CreateTable("accounts");
        m.CreateDomain("percent", "integer", d => d.Check("VALUE <= 100"));
        m.CreateDomain("label", "text");
        m.CreateEnum("status", "new", "paid");
        m.CreateFunction("token", f => f.Returns("text").Language("plpgsql").Body("BEGIN RETURN ''; END"));
        m.CreateTable("users", t =>
        {
            t.References("accounts");
            t.String("email").NotNull();
            t.String("name", 40).Check("name <> ''");
            t.Integer("age").NotNull().Default(0);
            t.Integer("number").NotNull();
            t.Column("status", "status");
            t.Column("share", "percent");
            t.Text("slug").GeneratedAs("lower(email)");
            t.Text("note");
        });
        m.Index("users", i => i.Expression("lower(name)").Name("users_lower_name"));
        m.UniqueIndex("users", "email");
        m.CreateTable("logs", t =>
        {
            t.NoPrimaryKey();
            t.Date("day").NotNull();
            t.BigInt("user_id");
            t.PartitionBy(PartitionMethod.Range, "day");
        });
        m.CreateTable("visits", t =>
        {
            t.NoPrimaryKey();
            t.Date("day");
            t.Integer("hour");
            t.PartitionBy(PartitionMethod.Range, "day", "hour");
        });
        m.CreateTable("cities", t => t.Text("name").NotNull());
        m.CreateTable("capitals", t => t.Inherits("cities"));
        m.CreateTable("bookings", t => t.Exclude(x => x.With("id", "=")));
        m.CreateView("emails", "SELECT email FROM users");
        m.CreateMaterializedView("totals", "SELECT count(*) AS n FROM users");
        m.CreateSchema("billing");
        m.CreateTable("billing.invoices");
    }).Apply(new CreateTable(Partition("logs_rest", new DefaultBound())))
        .Apply(new CreateTable(Visits("visits_rest", new DefaultBound())));

    [Fact]
    public void A_rule_that_is_broken_says_why_and_what_to_write_instead() => Approved.Matches(
        string.Join("\n\n", Broken.Select(operation => $"{operation}\n{Check(operation)}")) + "\n", "hazards.txt");

    [Fact]
    public void Each_rule_is_broken_once()
    {
        var broken = Broken.SelectMany(operation => Hazards.Check(operation, Before)).Select(hazard => hazard.Rule.Number);

        // Of a contract migration, of a server, and of what an operation comes to.
        RuleBook.Rules.Select(rule => rule.Number).Except(broken).Should().Equal(6, 36, 46, 65);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_nearly_breaks_a_rule_does_not(Operation operation) => Check(operation).Should().BeEmpty();

    // What may break the running release is many a thing: see RunningReleaseTests.
    private static string Check(Operation operation) => Check(Phase.Expand, server: 15, [operation]);

    private static string Check(Phase phase, int server, params Operation[] operations) => string.Join("\n", Hazards
        .Of(operations, Before, new NewTables(), after => new(after, phase, server) { Server = new Version(server, 2) })
        .Where(hazard => hazard.Rule is not Rule65RunningRelease)
        .Select(hazard => $"{hazard.Rule} on {hazard.Table} ({hazard.Lock?.ToString() ?? "no lock"}): {hazard.Reason}. {hazard.Instead}"));
}
