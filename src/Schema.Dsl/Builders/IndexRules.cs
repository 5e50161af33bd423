namespace Schema.Dsl;

/// <summary>What no PostgreSQL index can be. Access methods of extensions are taken at their word.</summary>
internal static class IndexRules
{
    private const int LargestStatistics = 10_000;

    public static IndexDefinition Checked(IndexDefinition index) => Trouble(index) is { } trouble
        ? throw new InvalidMigrationException($"An index of \"{index.Table}\" {trouble}")
        : index;

    /// <summary>Checks the constraint that an index will keep.</summary>
    public static IndexedConstraint Checked(IndexedConstraint constraint, TableName table) =>
        Trouble(constraint) is { } trouble
            ? throw new InvalidMigrationException($"The constraint \"{constraint.Name}\" of \"{table}\" {trouble}")
            : constraint;

    /// <summary>Checks a statistics target.</summary>
    /// <param name="what">What it is the target of, for the message.</param>
    public static int? Statistics(int? target, string what) => target is < 0 or > LargestStatistics
        ? throw new InvalidMigrationException(
            $"{what} has a statistics target of {target}; it is from 0 to {LargestStatistics}.")
        : target;

    private static string? Trouble(IndexDefinition index) => index switch
    {
        { Keys.Count: 0 } => "has no columns.",
        { Unique: true, Method: "hash" or "gin" or "gist" or "spgist" or "brin" } =>
            $"is unique and uses {index.Method}; only a btree can be unique. "
                + "Leave Using out, or use AddExclusion, which takes any operator.",
        { Keys.Count: > 1, Method: "hash" or "spgist" } =>
            $"uses {index.Method}, which takes one column or expression only. Create an index for each.",
        { Include.Count: > 0, Method: "hash" or "gin" or "brin" } =>
            $"uses {index.Method}, which cannot store other columns. Leave Include out, or use a btree.",
        { Method: "hash" or "gin" or "gist" or "spgist" or "brin" } when index.Keys.Any(IsSorted) =>
            $"uses {index.Method}, which has no order. Leave Sort and Nulls out, or use a btree.",
        _ => Twin(index.Parameters),
    };

    private static string? Trouble(IndexedConstraint constraint) => constraint switch
    {
        ExclusionConstraint { Elements.Count: 0 } => "compares nothing. Say what, as in x.With(\"during\", \"&&\").",
        ExclusionConstraint { Method: "gin" or "brin" } exclusion =>
            $"uses {exclusion.Method}, which cannot find a row. Leave Using out for gist.",
        ExclusionConstraint { Elements.Count: > 1, Method: "hash" or "spgist" } exclusion =>
            $"uses {exclusion.Method}, which takes one column or expression only. Leave Using out for gist.",
        ExclusionConstraint { Method: "btree" or "hash" } exclusion
            when exclusion.Elements.FirstOrDefault(element => SqlOperator.Split(element.Operator).Operator != "=") is { } other =>
            $"uses {exclusion.Method}, which compares by = alone, and not by {other.Operator}. "
                + "Leave Using out for gist.",
        _ => Twin(constraint.Parameters),
    };

    private static bool IsSorted(IndexKey key) => key.Sort != Sort.Ascending || key.Nulls != Nulls.Default;

    private static string? Twin(IEnumerable<StorageParameter> parameters) =>
        parameters.GroupBy(parameter => parameter.Name).FirstOrDefault(group => group.Count() > 1) is { } twins
            ? $"is given {twins.Key} twice. Keep one."
            : null;
}
