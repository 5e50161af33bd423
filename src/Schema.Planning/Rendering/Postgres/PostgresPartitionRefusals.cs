using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a partitioned table cannot have on a server of this version, and what cannot be rendered for
/// it.</summary>
internal static class PostgresPartitionRefusals
{
    public static string? Find(Operation operation, SchemaModel before, Capabilities server) => operation switch
    {
        CreateTable { Table: { PartitionedBy: not null } table } =>
            table.Expanded(before).Constraints.FirstReason(constraint => Find(constraint, server)),
        AddConstraint add when before.Find(add.Table)?.PartitionedBy is not null => Find(add.Constraint, server),
        DetachPartition { Concurrently: true } when !server.DetachesConcurrently =>
            server.Needs(14, "To detach a partition concurrently"),
        DetachPartition { Concurrently: true } detach when before.IsDoubtful(detach.Table) =>
            $"raw SQL may have changed \"{detach.Table}\", and the check that the server leaves with it cannot be told from its own. "
                + "Declare it anew with ExistingTable, or leave concurrently out",
        AlterColumnType alter => Restated(alter.Table, alter.Column, before),
        SetCollation set => Restated(set.Table, set.Column, before),
        CreateObject { Object: Trigger { Timing: TriggerTiming.Before, ForEachRow: true, Name.Owner: { } owner } }
            when !server.TriggersBeforeRowsOfPartitions && before.Find(owner)?.PartitionedBy is not null =>
            server.Needs(13, "A trigger before each row of a partitioned table"),
        RenameObject { Object: { Kind: ObjectKind.Trigger, Owner: { } owner } }
            when !server.RenamesTriggersOfPartitions && before.PartitionsOf(owner).Any() =>
            server.Needs(15, "To rename a trigger with those of partitions"),
        _ => null,
    };

    private static string? Find(Constraint constraint, Capabilities server) => constraint switch
    {
        ExclusionConstraint when !server.PartitionedExclusions =>
            $"{server.Needs(17, "An exclusion constraint of a partitioned table")}. Add one to each partition",
        ForeignKeyConstraint { NotValid: true } when !server.UnvalidatedPartitionedReferences =>
            $"{server.Needs(18, "A foreign key of a partitioned table that is not valid")}. Add one to each partition before, "
                + "as not valid, and validate it",
        _ => null,
    };

    // The server makes an index anew with a change of type, and gives those of partitions names of its own choice; what
    // mentions the column in an expression it keeps as a cast.
    private static string? Restated(TableName table, string column, SchemaModel before) =>
        before.Find(table) is { } found && before.FollowersOf(table).Any()
            ? before.AllFollowersOf(table).Prepend(found)
                .SelectMany(one => Mentioning(one, column))
                .FirstReason(user =>
                    $"the column \"{column}\" of \"{table}\" cannot change its type in all "
                        + $"{(found.PartitionedBy is null ? "that inherit it" : "partitions")} while the {user} has it. "
                        + "Drop that first, and create it again behind")
            : null;

    private static IEnumerable<string> Mentioning(Table table, string column) =>
    [
        .. from index in table.Indexes
           where index.PartOf is null
               && (table.PartitionedBy is null ? index.MentionsInExpression(column) : index.Mentions(column))
           select $"index \"{index.Name}\" of \"{table.Name}\"",
        .. from constraint in table.Constraints
           where constraint.PartOf is null
               && (table.PartitionedBy is not null && constraint is IndexedConstraint
                   ? constraint.Mentions(column)
                   : constraint.MentionsInExpression(column))
           select $"constraint \"{constraint.Name}\" of \"{table.Name}\"",
    ];
}
