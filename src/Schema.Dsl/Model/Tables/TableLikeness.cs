namespace Schema.Dsl;

/// <summary>Writes out what a table takes over from others, as far as they are known for certain: then nothing depends
/// on them any more, and every name is known.</summary>
internal static class TableLikeness
{
    public static Table Expanded(this Table table, SchemaModel before)
    {
        if (table.Like.Count == 0)
        {
            return table.Filled(before).WithInherited(before);
        }

        var known = table.Like.Where(like => like.IsKnown(before));
        var expanded = known
            .OrderByDescending(like => like.Place)
            .Aggregate(table, (made, like) => made.With(like, before.Find(like.Table)!));

        // A primary key makes columns not null that only Like has brought.
        return expanded.Constraints.Aggregate(
            expanded with { Like = table.Like.Except(known).ToValueList(), Constraints = ValueList<Constraint>.Empty },
            (made, constraint) => made.WithConstraint(constraint)).WithInherited(before);
    }

    /// <summary>Whether the other table is known for certain.</summary>
    public static bool IsKnown(this LikeClause like, SchemaModel before) =>
        before.Find(like.Table) is not null && !before.IsDoubtful(like.Table);

    public static bool Has(this LikeClause like, Including part) => (like.Including & part) == part;

    private static Table With(this Table table, LikeClause like, Table source)
    {
        var original = source.Renamed(table.Name);
        var columns = original.Columns.Select(column => Copy(column, like));
        var constraints = original.Constraints
            .Select(constraint => Copy(table.Name, constraint with { PartOf = null }, like));
        var indexes = like.Has(Including.Indexes)
            ? Distinct(original.Indexes.Select(index => Copy(table.Name, index, like)))
            : [];
        return table with
        {
            Columns = table.Columns.Take(like.Place)
                .Concat(columns)
                .Concat(table.Columns.Skip(like.Place))
                .ToValueList(),
            Constraints = constraints.OfType<Constraint>().Concat(table.Constraints).ToValueList(),
            Indexes = indexes.Concat(table.Indexes).ToValueList(),
        };
    }

    private static Column Copy(Column column, LikeClause like) => column with
    {
        Default = like.Has(Including.Defaults) ? column.Default : null,
        Identity = like.Has(Including.Identity) && column.Identity is { } identity
            ? identity with { SequenceName = null }
            : null,
        GeneratedAs = like.Has(Including.Generated) ? column.GeneratedAs : null,
        IsVirtual = like.Has(Including.Generated) && column.IsVirtual,
        Storage = like.Has(Including.Storage) ? column.Storage : null,
        Compression = like.Has(Including.Compression) ? column.Compression : null,
        Statistics = null,
        IsInherited = false,
        Comment = like.Has(Including.Comments) ? column.Comment : null,
    };

    private static Constraint? Copy(TableName table, Constraint constraint, LikeClause like) => constraint switch
    {
        CheckConstraint check when like.Has(Including.Constraints) => Commented(check with { NotValid = false }, like),
        PrimaryKeyConstraint key when like.Has(Including.Indexes) =>
            Commented(key with { Name = Names(like).PrimaryKey(table, key.Columns) }, like),
        UniqueConstraint unique when like.Has(Including.Indexes) =>
            Commented(unique with { Name = Names(like).Unique(table, unique.Columns) }, like),
        ExclusionConstraint exclusion when like.Has(Including.Indexes) =>
            Commented(
                exclusion with { Name = Names(like).Exclusion(table, exclusion.Elements) }, like),
        _ => null,
    };

    private static Constraint Commented(Constraint constraint, LikeClause like) =>
        like.Has(Including.Comments) ? constraint : constraint with { Comment = null };

    private static IndexDefinition Copy(TableName table, IndexDefinition index, LikeClause like) => index with
    {
        Name = Names(like).Index(table, index.Keys, index.Unique),
        PartOf = null,
        Comment = like.Has(Including.Comments) ? index.Comment : null,
    };

    // Several indexes may have the same keys, and so the same default name.
    private static IEnumerable<IndexDefinition> Distinct(IEnumerable<IndexDefinition> indexes) => indexes
        .GroupBy(index => index.Name)
        .SelectMany(twins => twins.Select((index, number) =>
            number == 0 ? index : index with { Name = Identifier.Derived($"{index.Name}{number}") }));

    private static DerivedNames Names(LikeClause like) => new(like.Names);
}
