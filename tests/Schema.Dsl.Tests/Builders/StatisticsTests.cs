namespace Schema.Dsl.Tests.Builders;

/// <summary>Statistics that the server would refuse are refused where they are written.</summary>
public sealed class StatisticsTests
{
    public static TheoryData<string, Action<object>> Refused => new()
    {
        {
            "The statistics of \"users\" need two columns, or an expression: those of one column the server keeps anyway. How "
                + "many it keeps is said by Statistics(…) of the column.",
            on => Verbs(on).CreateStatistics("users", "email")
        },
        {
            "The statistics of \"users\" have 9 columns and expressions; PostgreSQL takes 8.",
            on => Verbs(on).CreateStatistics("users", "a", "b", "c", "d", "e", "f", "g", "h").Expression("lower(a)")
        },
        { "The statistics of \"users\" name the column \"a\" twice.", on => Verbs(on).CreateStatistics("users", "a", "b", "a") },
        {
            "The statistics of \"users\" name the expression lower(a) twice.",
            on => Verbs(on).CreateStatistics("users", s => s.Expression("lower(a)").Expression("lower(a) "))
        },
        {
            "The statistics of \"users\" are of one expression, for which there are no kinds. Leave Kinds out.",
            on => Verbs(on).CreateStatistics("users", s => s.Expression("lower(a)").Kinds(StatisticsKinds.Mcv))
        },
        {
            "Statistics(10001) of statistics of \"users\": the target is from 0 to 10000.",
            on => Verbs(on).CreateStatistics("users", "a", "b").Target(10_001)
        },
        {
            "Statistics(-1) of statistics object \"s\": the target is from 0 to 10000.",
            on => Verbs(on).SetStatisticsTarget("s", -1)
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused(string message, Action<object> verb) => Recorded.Refusal(verb).Should().Be(message);

    [Fact]
    public void A_name_that_is_not_given_follows_PostgreSQL() => Recorded.Operations(m =>
    {
        m.CreateStatistics("billing.users", "a", "b");
        m.CreateStatistics("users", s => s.Expression("lower(a)"));
        m.CreateStatistics("billing.users", "a", "b").Name("both");
    }).Should().Equal(
        new CreateObject(new ExtendedStatistics("billing.users_a_b_stat", "billing.users") { Columns = new[] { "a", "b" } }),
        new CreateObject(new ExtendedStatistics("users_lower_a_stat", "users") { Expressions = new[] { "lower(a)" } }),
        new CreateObject(new ExtendedStatistics("billing.both", "billing.users") { Columns = new[] { "a", "b" } }));

    private static Recorded Verbs(object migration) => (Recorded)migration;
}
