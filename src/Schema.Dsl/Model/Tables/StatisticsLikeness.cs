namespace Schema.Dsl;

/// <summary>Writes out the statistics of several columns that a new table takes over from others, as far as they are
/// known for certain.</summary>
internal static class StatisticsLikeness
{
    /// <summary>The statistics, each with a name that is free; as on the server, how much is sampled is not taken
    /// over.</summary>
    public static IReadOnlyList<ExtendedStatistics> CopiedStatistics(this Table table, SchemaModel before)
    {
        var copies = new List<ExtendedStatistics>();
        foreach (var like in table.Like.Where(like => TakesStatistics(like, before)))
        {
            foreach (var original in before.OwnedBy(like.Table).OfType<ExtendedStatistics>())
            {
                var copy = (ExtendedStatistics)original.WithOwner(table.Name);
                copies.Add(copy with
                {
                    Name = FreeName(copy, like, name =>
                        before.Find(name) is not null || copies.Any(one => one.Name == name)),
                    Target = null,
                    Comment = like.Has(Including.Comments) ? original.Comment : null,
                });
            }
        }

        return copies;
    }

    /// <summary>The same table, which takes over all but the statistics that are known.</summary>
    public static Table WithoutCopiedStatistics(this Table table, SchemaModel before) => table with
    {
        Like = table.Like
            .Select(like => TakesStatistics(like, before)
                ? like with { Including = like.Including & ~Including.Statistics }
                : like)
            .ToValueList(),
    };

    private static bool TakesStatistics(LikeClause like, SchemaModel before) =>
        like.Has(Including.Statistics) && like.IsKnown(before);

    // A table may have several over the same columns.
    private static ObjectName FreeName(ExtendedStatistics copy, LikeClause like, Func<ObjectName, bool> isTaken)
    {
        var usual = new DerivedNames(like.Names).Statistics(copy.Table, copy.Columns, copy.Expressions);
        var name = Named(usual);
        for (var number = 1; isTaken(name); number++)
        {
            name = Named(Identifier.Derived($"{usual}{number}"));
        }

        return name;

        ObjectName Named(string name) => ExtendedStatistics.NameOf(copy.Table with { Name = name });
    }
}
