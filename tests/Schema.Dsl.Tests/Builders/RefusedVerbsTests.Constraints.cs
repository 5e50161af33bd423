namespace Schema.Dsl.Tests.Builders;

public sealed partial class RefusedVerbsTests
{
    public static TheoryData<string, Action<object>> RefusedOfConstraints => new()
    {
        {
            "The foreign key \"users_a_fkey\" of \"users\" names columns for Cascade, which sets none. "
            + "Columns go with SetNull and SetDefault.",
            on => Verbs(on).AddForeignKey("users", "a", "others").OnDelete(ReferentialAction.Cascade, "a")
        },
        {
            "The foreign key \"users_a_fkey\" of \"users\" would set \"b\", which is none of its columns: a.",
            on => Verbs(on).AddForeignKey("users", "a", "others").OnDelete(ReferentialAction.SetNull, "b")
        },
        {
            "The primary key of \"users\" takes no nulls, so NullsNotDistinct() means nothing. Leave it out.",
            on => Verbs(on).AddPrimaryKey("users", "a").NullsNotDistinct()
        },
        {
            "Table \"users\" is declared with its keys, so there is no index before them. Leave UsingIndex out.",
            on => Verbs(on).CreateTable("users", t => t.Unique("a").UsingIndex("i"))
        },
        {
            "The constraint \"users_a_key\" of \"users\" uses the index \"i\", which has an Include, a With, a Tablespace "
            + "and a NullsNotDistinct of its own. Leave them out here.",
            on => Verbs(on).AddUnique("users", "a").UsingIndex("i").Include("b")
        },
        {
            "The constraint \"users_a_key\" of \"users\" is given fillfactor twice. Keep one.",
            on => Verbs(on).AddUnique("users", "a").With("fillfactor", 70).With("fillfactor", 80)
        },
        {
            "The constraint \"users_excl\" of \"users\" compares nothing. Say what, as in x.With(\"during\", \"&&\").",
            on => Verbs(on).AddExclusion("users", _ => { })
        },
        {
            "The constraint \"users_a_excl\" of \"users\" uses gin, which cannot find a row. Leave Using out for gist.",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "&&").Using("gin"))
        },
        {
            "The constraint \"users_a_b_excl\" of \"users\" uses hash, which takes one column or expression only. "
            + "Leave Using out for gist.",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "=").With("b", "=").Using("hash"))
        },
        {
            "The constraint \"users_a_excl\" of \"users\" uses btree, which compares by = alone, and not by &&. "
            + "Leave Using out for gist.",
            on => Verbs(on).AddExclusion("users", x => x.With("a", "&&").Using("btree"))
        },
        { NoOperator("equals"), on => Verbs(on).AddExclusion("users", x => x.With("a", "equals")) },
        { NoOperator("= --"), on => Verbs(on).AddExclusion("users", x => x.With("a", "= --")) },
        { NoOperator("=--"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=--")) },
        { NoOperator("=/*"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=/*")) },
        { NoOperator("=)"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=)")) },
        { NoOperator("=\n"), on => Verbs(on).AddExclusion("users", x => x.With("a", "=\n")) },
        {
            "Table \"users\" has a key over the column \"size\", which it does not declare.",
            on => Verbs(on).CreateTable("users", t => t.Exclude(x => x.With("size", "&&")))
        },
        { "A unique constraint names a column twice: a, a.", on => Verbs(on).AddUnique("users", "a", "a") },
    };

    private static string NoOperator(string text) =>
        $"An exclusion of \"users\" compares by \"{text}\", which is no operator. Write \"=\", \"&&\", or \"extensions.&&\".";
}
