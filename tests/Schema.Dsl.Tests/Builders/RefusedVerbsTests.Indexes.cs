namespace Schema.Dsl.Tests.Builders;

public sealed partial class RefusedVerbsTests
{
    public static TheoryData<string, Action<object>> RefusedOfIndexes => new()
    {
        { "An index of \"users\" has no columns.", on => Verbs(on).Index("users") },
        {
            "An index of \"users\" is not unique, so NullsNotDistinct() means nothing. Use UniqueIndex.",
            on => Verbs(on).Index("users", "a").NullsNotDistinct()
        },
        {
            "An index of \"users\" is unique and uses gin; only a btree can be unique. "
            + "Leave Using out, or use AddExclusion, which takes any operator.",
            on => Verbs(on).UniqueIndex("users", "a").Using("gin")
        },
        {
            "An index of \"users\" uses hash, which takes one column or expression only. Create an index for each.",
            on => Verbs(on).Index("users", "a", "b").Using("hash")
        },
        {
            "An index of \"users\" uses brin, which cannot store other columns. Leave Include out, or use a btree.",
            on => Verbs(on).Index("users", "a").Using("brin").Include("b")
        },
        {
            "An index of \"users\" uses gist, which has no order. Leave Sort and Nulls out, or use a btree.",
            on => Verbs(on).Index("users", i => i.Column("a", Sort.Descending)).Using("gist")
        },
        {
            "An index of \"users\" is given fillfactor twice. Keep one.",
            on => Verbs(on).Index("users", "a").With("fillfactor", 70).With("fillfactor", 80)
        },
        {
            "An expression of an index of \"users\" has a statistics target of 10001; it is from 0 to 10000.",
            on => Verbs(on).Index("users", i => i.Expression("lower(a)", statistics: 10_001))
        },
        {
            "An operator class of an index of \"users\" is no name: text_ops DESC. "
            + "Write \"text_ops\", or \"gist_trgm_ops(siglen=32)\"; "
            + "direction, nulls and collation are said by parameters of their own.",
            on => Verbs(on).Index("users", i => i.Column("a", operatorClass: "text_ops DESC"))
        },
        { "A block for the index \"i\" changes nothing.", on => Verbs(on).AlterIndex("i", _ => { }) },
        { "Reset() of the index \"i\" names no storage parameter.", on => Verbs(on).AlterIndex("i", i => i.Reset()) },
        {
            "Statistics(0, …) of the index \"i\": the parts of a key are counted from 1.",
            on => Verbs(on).AlterIndex("i", i => i.Statistics(0, 500))
        },
        {
            "An expression of the index \"i\" has a statistics target of -1; it is from 0 to 10000.",
            on => Verbs(on).AlterIndex("i", i => i.Statistics(1, -1))
        },
    };
}
