namespace Schema.Testing.Histories;

/// <summary>Names that put quoting to the test.</summary>
internal static class RandomNames
{
    public static readonly string[] Tables =
        ["users", "posts", "order", "Mixed Case", "say \"hi\"", "o'clock", "naïve 表", "a;b--c", new string('t', 63)];

    public static readonly string[] Views = ["adults", "totals", "View \"v\"", "order", new string('v', 63)];

    public static readonly string[] Columns =
        ["a", "b", "c", "select", "Camel", "with \"quote\"", "with 'quote'", "semi;colon", "$1", ":name", "@p", "{0}", "back\\slash", "ünï",
            new string('k', 63)];

    public static readonly string[] Texts =
        ["plain", "it's", "back\\slash", "\"double\"", "$$dollar$$", "semi;colon -- no comment", "ünïcode 表 🙂", ":name @name {} %s", ""];

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;
}
