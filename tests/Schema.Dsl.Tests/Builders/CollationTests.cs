namespace Schema.Dsl.Tests.Builders;

/// <summary>Collations that the server would refuse are refused where they are written.</summary>
public sealed class CollationTests
{
    public static TheoryData<string, Action<object>> Refused => new()
    {
        {
            "The collation \"a\" needs exactly one of Libc, Icu, Builtin and From.",
            on => Verbs(on).CreateCollation("a", c => c.Comment("…"))
        },
        {
            "The collation \"b\" needs exactly one of Libc, Icu, Builtin and From.",
            on => Verbs(on).CreateCollation("b", c => c.Icu("de").Libc("C"))
        },
        {
            "The collation \"a\" is not deterministic, and only ICU knows such. Use Icu(…), or leave Deterministic out.",
            on => Verbs(on).CreateCollation("a", c => c.Libc("C").Deterministic(false))
        },
        {
            "The collation \"a\" has Rules, which only ICU knows. Use Icu(…).",
            on => Verbs(on).CreateCollation("a", c => c.Builtin("C").Rules("&a < b"))
        },
        {
            "The collation \"a\" is a copy, which takes all from the other. Leave Deterministic and Rules out, or name the "
                + "locale.",
            on => Verbs(on).CreateCollation("a", c => c.From("C").Deterministic(false))
        },
        {
            "The locale of collation \"a\" is blank, or has a NUL character in it.",
            on => Verbs(on).CreateCollation("a", c => c.Icu(" "))
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused(string message, Action<object> verb) => Recorded.Refusal(verb).Should().Be(message);

    [Fact]
    public void Says_where_its_order_comes_from() => Recorded.Operations(m =>
    {
        m.CreateCollation("a", c => c.Icu("de").Deterministic(false).Rules("&a < b").Comment("…"));
        m.CreateCollation("b", c => c.Libc("C", "POSIX"));
    }).Should().Equal(
        new CreateObject(new Collation("a")
        {
            Provider = CollationProvider.Icu,
            Locale = "de",
            IsNondeterministic = true,
            Rules = "&a < b",
            Comment = "…",
        }),
        new CreateObject(new Collation("b") { Collate = "C", Ctype = "POSIX" }));

    private static Recorded Verbs(object migration) => (Recorded)migration;
}
