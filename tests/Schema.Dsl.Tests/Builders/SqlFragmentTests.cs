namespace Schema.Dsl.Tests.Builders;

/// <summary>SQL that becomes a part of a statement cannot end it, or swallow the rest of it.</summary>
public sealed class SqlFragmentTests
{
    private const string Remedy =
        "It becomes a part of a statement, and has to be whole by itself; statements of your own go into Execute.";

    public static TheoryData<string, Action<object>> Places => new()
    {
        { "The type of column \"a\" of \"users\"", on => Columns(on, t => t.Column("a", "a; b")) },
        { "The type of column \"b_id\" of \"users\"", on => Columns(on, t => t.References("b", type: "a; b")) },
        { "The default of column \"a\" of \"users\"", on => Columns(on, t => t.Text("a").DefaultSql("a; b")) },
        { "The expression of column \"a\" of \"users\"", on => Columns(on, t => t.Text("a").GeneratedAs("a; b")) },
        { "A check of \"users\"", on => Columns(on, t => t.Text("a").Check("a; b")) },
        { "A check of \"users\"", on => Verbs(on).AddCheck("users", "a; b") },
        { "The default of column \"a\" of \"users\"", on => Verbs(on).SetDefaultSql("users", "a", "a; b") },
        { "The type of column \"a\" of \"users\"", on => Modified(on, c => c.Type("a; b")) },
        { "The conversion of column \"a\" of \"users\"", on => Modified(on, c => c.Type("text").Using("a; b")) },
        {
            "The conversion of column \"a\" of \"users\" for the way back",
            on => Modified(on, c => c.Type("text").Using("a", back: "a; b"))
        },
        { "An expression of an index of \"users\"", on => Verbs(on).Index("users", i => i.Expression("a; b")) },
        { "The condition of an index of \"users\"", on => Verbs(on).Index("users", "a").Where("a; b") },
        {
            "An expression of an exclusion of \"users\"",
            on => Verbs(on).AddExclusion("users", x => x.WithExpression("a; b", "="))
        },
        {
            "The condition of an exclusion of \"users\"",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "=").Where("a; b"))
        },
        {
            "An operator class of an exclusion of \"users\"",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "=", operatorClass: "a; b"))
        },
        {
            "An operator class of an index of \"users\"",
            on => Verbs(on).Index("users", i => i.Column("a", operatorClass: "a; b"))
        },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Is_checked_wherever_it_is_written(string place, Action<object> verb) =>
        Recorded.Refusal(verb).Should().Be($"{place} has a semicolon in it: a; b. {Remedy}");

    [Theory]
    [InlineData("text; DROP TABLE y", "a semicolon")]
    [InlineData("text -- or json", "a comment")]
    [InlineData("text /* or json */", "a comment")]
    [InlineData("text /* or json", "a quote or a comment that nothing closes")]
    [InlineData("\"text", "a quote or a comment that nothing closes")]
    [InlineData("numeric(10", "a bracket that nothing closes")]
    [InlineData("numeric(10))", "a bracket that closes nothing")]
    [InlineData("text[)", "a bracket that closes nothing")]
    [InlineData("text, y int", "a comma outside of brackets")]
    [InlineData("text not null", "NOT, which is said by the builder's own methods,")]
    public void A_type_is_no_more_than_a_type(string type, string trouble) =>
        Recorded.Refusal(on => Columns(on, t => t.Column("x", type)))
            .Should().Be($"The type of column \"x\" of \"users\" has {trouble} in it: {type}. {Remedy}");

    [Theory]
    [InlineData("a > 0 -- and less than 9", "a comment")]
    [InlineData("a > 0) OR (a < 9", "a bracket that closes nothing")]
    [InlineData("a = 'it''s", "a quote or a comment that nothing closes")]
    [InlineData("a = $$x", "a quote or a comment that nothing closes")]
    [InlineData("'a', evil int", "a comma outside of brackets")]
    public void An_expression_stays_in_its_place(string expression, string trouble) =>
        Recorded.Refusal(on => Verbs(on).AddCheck("users", expression))
            .Should().Be($"A check of \"users\" has {trouble} in it: {expression}. {Remedy}");

    [Theory]
    [InlineData("a > 0 -- why\n AND a < 9")]
    [InlineData("a IN (1, 2) /* ) ' ; */")]
    [InlineData("a = ANY (ARRAY[1, 2])")]
    [InlineData("a <> ';' AND a <> '--' AND a <> '(' AND \"b)\" > 0")]
    public void What_is_whole_by_itself_is_taken_as_it_is(string expression) =>
        Recorded.Single(on => on.AddCheck("users", expression, "check"))
            .Should().Be(new AddConstraint("users", new CheckConstraint("check", expression)));

    [Theory]
    [InlineData("geometry(Point, 4326)")]
    [InlineData("\"my type\"")]
    [InlineData("numeric(10, 2)[]")]
    public void Any_type_is_taken_by_its_name(string type) =>
        Recorded.Operations(on => Columns(on, t => t.Column("x", type))).Should().ContainSingle();

    private static void Columns(object on, Action<AddColumnBuilder> define) => Verbs(on).AddColumn("users", define);

    private static void Modified(object on, Action<ModifyColumnBuilder> define) =>
        Verbs(on).AlterTable("users", t => t.Modify("a", define));

    private static Recorded Verbs(object on) => (Recorded)on;
}
