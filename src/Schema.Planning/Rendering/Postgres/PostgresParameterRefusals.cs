using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Storage parameters that only newer servers have.</summary>
internal static class PostgresParameterRefusals
{
    private const string OfToast = "toast.";

    private static readonly Dictionary<string, int> Since = new(StringComparer.Ordinal)
    {
        ["deduplicate_items"] = 13,
        ["autovacuum_vacuum_insert_scale_factor"] = 13,
        ["autovacuum_vacuum_insert_threshold"] = 13,
        ["autovacuum_vacuum_max_threshold"] = 18,
        ["vacuum_max_eager_freeze_failure_rate"] = 18,
    };

    public static string? Find(Operation operation, Capabilities server) =>
        Parameters(operation).FirstReason(parameter => Since.TryGetValue(Plain(parameter.Name), out var version)
            && server.Version.Major < version
                ? server.Needs(version, $"the storage parameter {parameter.Name}")
                : null);

    private static string Plain(string parameter) =>
        parameter.StartsWith(OfToast, StringComparison.Ordinal) ? parameter.Substring(OfToast.Length) : parameter;

    private static IEnumerable<StorageParameter> Parameters(Operation operation) => operation switch
    {
        CreateTable { Table: var table } =>
        [
            .. table.Parameters,
            .. table.Constraints.OfType<IndexedConstraint>().SelectMany(constraint => constraint.Parameters),
            .. table.Indexes.SelectMany(index => index.Parameters),
        ],
        SetTableParameters set => set.Parameters,
        CreateIndex create => create.Index.Parameters,
        SetIndexParameters set => set.Parameters,
        AddConstraint { Constraint: IndexedConstraint constraint } => constraint.Parameters,
        CreateObject { Object: MaterializedView view } => view.Parameters,
        _ => [],
    };
}
