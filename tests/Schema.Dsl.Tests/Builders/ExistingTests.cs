namespace Schema.Dsl.Tests.Builders;

/// <summary>What was there before is said with the verbs that create it.</summary>
public sealed class ExistingTests
{
    [Fact]
    public void What_is_created_inside_is_declared() => Recorded.Operations(m =>
    {
        m.Existing(() =>
        {
            m.CreateExtension("citext", schema: "tools");
            m.CreateTable("tags", t => t.NoPrimaryKey());
        });
        m.CreateSchema("billing");
    }).Should().Equal(
        new DeclareObject(new Extension("citext") { Schema = "tools" }),
        new DeclareTable(new Table("tags")),
        new CreateObject(new DatabaseSchema("billing")));

    [Fact]
    public void Nothing_else_is_said_there() =>
        Recorded.Refusal(m => m.Existing(() => m.DropTable("tags"))).Should().Be(
            "Existing(…) says what is there already; it takes verbs that create tables and other objects, and Grant and Revoke, but no DropTable. "
            + "Write that one before or after it.");
}
