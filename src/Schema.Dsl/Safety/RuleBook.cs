namespace Schema.Dsl;

/// <summary>The rules that are looked at before a migration runs on tables that others use. What is done in a safe way by
/// itself needs none.</summary>
public static class RuleBook
{
    internal static readonly Rule46ManyLocks ManyLocks = new();

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<SafetyRule> Rules { get; } =
    [
        new Rule01BlockingIndex(),
        new Rule05BlockingReindex(),
        new Rule06CorruptingServer(),
        new Rule11UnindexedReference(),
        new Rule15ReferenceOfPartitions(),
        new Rule20RequiredColumn(),
        new Rule21NullableColumn(),
        new Rule22VolatileDefault(),
        new Rule23NumberedColumn(),
        new Rule24GeneratedColumn(),
        new Rule25DroppedDefault(),
        new Rule26InheritedUnique(),
        new Rule27InheritedPrimaryKey(),
        new Rule28Exclusion(),
        new Rule29RewritingType(),
        new Rule30RecheckingType(),
        new Rule34ConstrainedDomain(),
        new Rule35RemovedColumn(),
        new Rule36RemovedRequiredColumn(),
        new Rule37RemovedTable(),
        new Rule38Renamed(),
        new Rule43RawChange(),
        new Rule44MassChange(),
        ManyLocks,
        new Rule51PartitionBesideDefault(),
        new Rule62MovedTable(),
        new Rule64RefreshedView(),
        new Rule65RunningRelease(),
    ];
}
