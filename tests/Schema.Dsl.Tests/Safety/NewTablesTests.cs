namespace Schema.Dsl.Tests.Safety;

/// <summary>Nobody is harmed on a table that is being made.</summary>
public sealed class NewTablesTests
{
    private static readonly SchemaModel Before = Recorded.Fold(m => m.CreateTable("users", t => t.Text("email")));

    [Fact]
    public void A_table_of_the_same_migration_is_nobodys_yet_whatever_it_is_called() => Found(m =>
    {
        m.CreateTable("posts", t => t.Text("title"));
        m.RemoveColumn("posts", "title");
        m.RenameTable("posts", to: "texts");
        m.AddColumn("texts", t => t.Text("body").NotNull());
        m.CreateSchema("archive");
        m.SetSchema("texts", "archive");
        m.RenameSchema("archive", to: "old");
        m.AddColumn("old.texts", t => t.Text("title").NotNull());
    }).Should().BeEmpty();

    [Fact]
    public void A_table_that_takes_the_name_of_one_that_is_gone_is_another() => Found(m =>
    {
        m.CreateTable("posts");
        m.DropTable("posts");
        m.RenameTable("users", to: "posts");
    }).Should().Equal("38 users");

    [Fact]
    public void A_table_of_an_earlier_migration_of_the_run_is_told_apart()
    {
        var run = new NewTables();
        run.Apply(new CreateTable(new("users")), SchemaModel.Empty());

        Hazards.Of([new DropColumn("users", "email")], Before, run, Scope).Should().ContainSingle().Which.IsOnNewTable.Should().BeTrue();
        Hazards.Of([new DropColumn("users", "email")], Before, new(), Scope).Should().ContainSingle().Which.IsOnNewTable.Should().BeFalse();
    }

    [Theory]
    [InlineData("CREATE TABLE legacy (id int)", false)]
    [InlineData("create unlogged table public.legacy (id int)", false)]
    [InlineData("CREATE TABLE IF NOT EXISTS legacy (id int)", true)]
    public void Raw_SQL_makes_tables_too_unless_they_may_have_been_there(string sql, bool isHazard) =>
        Found(m =>
        {
            m.Execute(sql, "DROP TABLE legacy");
            m.AddColumn("legacy", t => t.Text("title").NotNull());
        }).Any().Should().Be(isHazard);

    [Fact]
    public void A_table_that_is_declared_was_there() => Found(m =>
    {
        m.ExistingTable("legacy", t => t.Text("title"));
        m.RemoveColumn("legacy", "title");
    }).Should().Equal("35 legacy");

    [Fact]
    public void What_is_said_to_be_unsafe_is_let_through() => Found(m =>
    {
        m.Unsafe("nobody uses it", () => m.RemoveColumn("users", "email"));
        m.DropTable("users");
    }).Should().Equal("37 users");

    [Fact]
    public void An_operation_can_be_asked_for_by_itself() =>
        Hazards.Check(new DropColumn("users", "email"), Before).Should().ContainSingle().Which.Rule.Number.Should().Be(35);

    private static IEnumerable<string> Found(Action<Recorded> change) => Hazards
        .Of(Recorded.Operations(change), Before, new NewTables(), Scope)
        .Select(hazard => $"{hazard.Rule.Number} {hazard.Table}");

    private static HazardScope Scope(SchemaModel after) => new(after, Phase.Expand, 15);
}
