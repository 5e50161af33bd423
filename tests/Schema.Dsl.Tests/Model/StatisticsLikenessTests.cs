namespace Schema.Dsl.Tests.Model;

/// <summary>What a new table takes over of statistics of several columns has names that the history knows.</summary>
public sealed class StatisticsLikenessTests
{
    private static readonly SchemaModel Before = Recorded.Fold(m =>
    {
        m.CreateTable("people", t =>
        {
            t.Text("name");
            t.Integer("age");
        });
        m.CreateStatistics("people", s => s.Columns("age", "name").Name("known").Target(7).Comment("Together"));
        m.CreateStatistics("people", s => s.Columns("age", "name").Name("twin").Kinds(StatisticsKinds.Mcv));
        m.CreateStatistics("people", s => s.Expression("lower(people.name)"));
    });

    private static ExtendedStatistics Copy(string name) =>
        new(name, "crowd.copies") { Columns = new[] { "age", "name" } };

    [Fact]
    public void They_are_written_out()
    {
        var after = Before.Apply(Like("people", Including.All));

        after.OwnedBy("crowd.copies").Should().Equal(
            Copy("crowd.copies_age_name_stat") with { Comment = "Together" },
            Copy("crowd.copies_age_name_stat1") with { Kinds = StatisticsKinds.Mcv },
            new ExtendedStatistics("crowd.copies_lower_copies_name_stat", "crowd.copies")
            {
                Expressions = new[] { "lower(\"copies\".name)" },
            });
        after.Find("crowd.copies")!.Like.Should().BeEmpty();
    }

    [Fact]
    public void They_get_names_that_are_free()
    {
        var taken = Before.Apply(new CreateObject(new ExtendedStatistics("crowd.copies_age_name_stat", "people")
        {
            Columns = new[] { "age", "name" },
        }));

        Cascade.Of(Like("people", Including.Statistics), taken).OfType<CreateObject>()
            .Select(create => create.Object.Name.Name.Name)
            .Should().StartWith(["copies_age_name_stat1", "copies_age_name_stat2"]);
    }

    [Fact]
    public void They_are_dropped_with_the_table() =>
        Reversal.Of(Like("people", Including.Statistics), Before).Should().Be(new Reversal.Possible(
            new DropObject(ExtendedStatistics.NameOf("crowd.copies_age_name_stat1")),
            new DropObject(ExtendedStatistics.NameOf("crowd.copies_lower_copies_name_stat")),
            new DropObject(ExtendedStatistics.NameOf("crowd.copies_age_name_stat")),
            new DropTable("crowd.copies")));

    [Fact]
    public void Those_of_an_unknown_table_the_server_takes_over()
    {
        var create = Like("legacy", Including.All);

        Cascade.Of(create, Before.WithUnknowns()).Should().Equal(create);
        Before.WithUnknowns().Apply(create).IsDoubtful("crowd.copies").Should().BeTrue();
    }

    [Fact]
    public void Only_those_asked_for_are_taken_over() =>
        Before.Apply(Like("people", Including.All & ~Including.Statistics)).OwnedBy("crowd.copies").Should().BeEmpty();

    private static CreateTable Like(string table, Including including) =>
        new(new("crowd.copies") { Like = new[] { new LikeClause(table, including, Place: 0) } });
}
