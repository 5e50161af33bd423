namespace Schema.Dsl;

/// <summary>What no PostgreSQL index can be. Access methods of extensions are taken at their word.</summary>
internal static class IndexRules
{
    private const int LargestStatistics = 10_000;

    public static IndexDefinition Checked(IndexDefinition index) => Trouble(index) is { } trouble
        ? throw new InvalidMigrationException($"An index of \"{index.Table}\" {trouble}")
        : index;

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
        _ when Twin(index.Parameters) is { } twin => $"is given {twin} twice. Keep one.",
        _ => null,
    };

    private static bool IsSorted(IndexKey key) => key.Sort != Sort.Ascending || key.Nulls != Nulls.Default;

    private static string? Twin(IEnumerable<StorageParameter> parameters) =>
        parameters.GroupBy(parameter => parameter.Name).FirstOrDefault(twins => twins.Count() > 1)?.Key;
}
