namespace Schema.Dsl.Tests.Model;

/// <summary>What becomes of a sequence, as the server does it.</summary>
public sealed class SequenceTests
{
    private static readonly Sequence Plain = new("s");

    [Fact]
    public void A_limit_of_the_type_goes_with_the_type() =>
        Plain.With(Altering() with { Type = "smallint" }).Highest.Should().Be(short.MaxValue);

    [Fact]
    public void A_limit_that_was_given_stays() => (Plain with { Max = 100 })
        .With(Altering() with { Type = "integer" }).Highest.Should().Be(100);

    [Fact]
    public void Another_direction_changes_no_limit() =>
        Plain.With(Altering() with { Increment = -1 }).Should().Be(
            Plain with { Increment = -1, Min = 1, Max = long.MaxValue, Start = 1 });

    [Fact]
    public void Without_limits_the_direction_gives_them() =>
        Plain.With(Altering() with { Increment = -1, Min = new(null), Max = new(null), Start = -1 })
            .Should().Be(Plain with { Increment = -1 });

    [Fact]
    public void What_it_starts_with_is_settled_when_it_is_created() =>
        Plain.With(Altering() with { Min = new(-5) }).Should().Be(Plain with { Min = -5, Start = 1 });

    [Fact]
    public void Goes_with_its_column_and_follows_it()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateTable("orders", t => t.BigInt("number"));
            m.CreateSequence("tickets", s => s.OwnedBy("orders", "number"));
            m.RenameColumn("orders", "number", to: "ticket");
            m.RenameTable("orders", to: "sales");
        });

        model.Objects.OfType<Sequence>().Single().OwnedBy.Should().Be(new SequenceOwner("sales", "ticket"));
        model.Apply(new DropColumn("sales", "ticket")).Objects.Should().BeEmpty();
        model.Apply(new DropColumn("sales", "id")).Objects.Should().ContainSingle();
        model.Apply(new DropTable("sales")).Objects.Should().BeEmpty();
    }

    [Theory]
    [InlineData("nextval('s')", "nextval('\"t\"')")]
    [InlineData("nextval('public.s'::regclass) + 1", "nextval('\"t\"'::regclass) + 1")]
    [InlineData("setval('\"s\"', 1)", "setval('\"t\"', 1)")]
    [InlineData("nextval('\"S\"')", "nextval('\"S\"')")]
    [InlineData("nextval('s'::text)", "nextval('s'::text)")]
    [InlineData("lower('s')", "lower('s')")]
    public void Defaults_follow_its_name(string before, string after) => Recorded.Fold(m =>
    {
        m.CreateSequence("s");
        m.CreateTable("orders", t => t.BigInt("number").DefaultSql(before));
        m.RenameSequence("s", to: "t");
    }).Find("orders")!.Column("number")!.Default.Should().Be(new ExpressionValue(after));

    private static AlterSequence Altering() => new(Plain.Name);
}
