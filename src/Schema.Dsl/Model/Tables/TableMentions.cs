namespace Schema.Dsl;

/// <summary>What becomes of a table when something that it mentions gets another name.</summary>
internal static class TableMentions
{
    public static Table Following(this Table table, Renaming general)
    {
        var renaming = general.In(table);
        return table with
        {
            Name = renaming.Name(table.Name),
            Columns = table.Columns.Select(column => column.Following(renaming)).ToValueList(),
            Constraints = table.Constraints.Select(constraint => constraint.Following(renaming)).ToValueList(),
            Indexes = table.Indexes.Select(index => index.Following(renaming)).ToValueList(),
            PartitionedBy = table.PartitionedBy?.Rewritten(renaming.Sql),
            PartitionOf = table.PartitionOf is { } partition
                ? partition with { Of = renaming.Name(partition.Of) }
                : null,
            Inherits = table.Inherits.Select(renaming.Name).ToValueList(),
        };
    }

    public static Constraint Following(this Constraint constraint, Renaming renaming) => constraint switch
    {
        ForeignKeyConstraint key => key with { References = renaming.Name(key.References) },
        ExclusionConstraint exclusion => Following((ExclusionConstraint)exclusion.Rewritten(renaming.Sql), renaming),
        _ => constraint.Rewritten(renaming.Sql),
    };

    /// <summary>The expressions in a table's definition.</summary>
    public static IEnumerable<string> Expressions(this Table table) =>
    [
        .. table.Columns.SelectMany(Expressions),
        .. table.Constraints.SelectMany(ConstraintChanges.Expressions),
        .. table.Indexes.SelectMany(Expressions),
        .. table.PartitionedBy?.Keys.Select(key => key.Expression).OfType<string>() ?? [],
    ];

    /// <summary>The expressions in a column's definition.</summary>
    public static IEnumerable<string> Expressions(this Column column) =>
        new[] { (column.Default as ExpressionValue)?.Sql, column.GeneratedAs }.OfType<string>();

    /// <summary>The expressions in an index's definition.</summary>
    public static IEnumerable<string> Expressions(this IndexDefinition index) =>
        index.Keys.Select(key => key.Expression).Append(index.Where).OfType<string>();

    private static Column Following(this Column column, Renaming renaming) => column with
    {
        Type = renaming.Type(column.Type),
        Collation = column.Collation is null ? null : renaming.Collation(column.Collation),
        Default = renaming.Default(column.Default, column.Type),
        GeneratedAs = column.GeneratedAs is { } sql ? renaming.Sql(sql) : null,
    };

    public static IndexDefinition Following(this IndexDefinition index, Renaming renaming)
    {
        var rewritten = index.Rewritten(renaming.Sql);
        return rewritten with
        {
            Table = renaming.Name(index.Table),
            Keys = rewritten.Keys.Select(key => key.Following(renaming)).ToValueList(),
        };
    }

    private static ExclusionConstraint Following(ExclusionConstraint exclusion, Renaming renaming) => exclusion with
    {
        Elements = exclusion.Elements
            .Select(element => element with { Key = element.Key.Following(renaming) })
            .ToValueList(),
    };

    private static IndexKey Following(this IndexKey key, Renaming renaming) =>
        key.Collation is { } collation ? key with { Collation = renaming.Collation(collation) } : key;
}
