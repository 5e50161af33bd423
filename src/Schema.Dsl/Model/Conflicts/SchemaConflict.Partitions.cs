namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongPartition(Table table, SchemaModel before)
    {
        if (table.PartitionOf is { } partition && WrongBound(partition, table.Name, before) is { } trouble)
        {
            return trouble;
        }

        if (table.PartitionedBy is not { } key)
        {
            return null;
        }

        var filled = table.Expanded(before);
        return filled.Columns.Count == 0 ? null : WrongPartitionKey(filled, key, before)
            ?? NotStored(filled, before)
            ?? filled.Constraints.FirstReason(constraint => WrongForPartitions(filled, constraint, before))
            ?? filled.Indexes.FirstReason(index => WrongForPartitions(filled, index, before));
    }

    private static string? WrongBound(Partition partition, TableName table, SchemaModel before)
    {
        if (before.Find(partition.Of) is not { } parent)
        {
            return Missing(partition.Of, before);
        }

        if (parent.PartitionedBy is not { } key)
        {
            return Absent(
                before,
                $"the table \"{partition.Of}\" is not divided into partitions. Say t.PartitionBy(…) where it is created; "
                    + "a table that is there becomes no partitioned one");
        }

        var bounds = new PartitionBounds(key, column => parent.Column(column)?.Type);
        return bounds.Trouble(partition.Bound) is { } trouble
            ? Absent(before, $"the table \"{partition.Of}\" {trouble}")
            : before.PartitionsOf(partition.Of)
                .Where(other => !before.AreSame(other.Name, table))
                .FirstReason(other => WrongBeside(partition, other, bounds, before));
    }

    private static string? WrongBeside(Partition partition, Table other, PartitionBounds bounds, SchemaModel before) =>
        (partition.Bound, other.PartitionOf!.Bound) switch
        {
            (DefaultBound, DefaultBound) => Absent(
                before, $"the table \"{partition.Of}\" has a default partition already, \"{other.Name}\""),
            (HashBound hash, HashBound than) when !PartitionBounds.FitTogether(hash, than) => Absent(
                before,
                $"the modulus {hash.Modulus} does not fit to {than.Modulus}, that of the partition \"{other.Name}\" of "
                    + $"\"{partition.Of}\": one has to be a multiple of the other"),
            var (bound, than) when bounds.Overlap(bound, than) => Absent(
                before,
                $"the partition \"{other.Name}\" of \"{partition.Of}\" holds some of these rows already. "
                    + "Choose another bound, or detach that first"),
            _ => null,
        };

    private static string? WrongPartitionKey(Table table, PartitionKey key, SchemaModel before) =>
        key.Keys.Select(part => part.Column).OfType<string>().FirstReason(name => table.Column(name) switch
        {
            null => Absent(before, $"there is no column \"{name}\" in table \"{table.Name}\" to divide it by"),
            { GeneratedAs: not null } => Absent(
                before, $"the column \"{name}\" of \"{table.Name}\" is computed, and PostgreSQL divides no table by such a one"),
            _ => null,
        });

    // The partitions are, each by itself.
    private static string? NotStored(Table table, SchemaModel before) =>
        table.Unlogged ? NotStored(table.Name, "Unlogged()", before)
        : table.Parameters.Count > 0 ? NotStored(table.Name, $"With(\"{table.Parameters[0].Name}\", …)", before)
        : null;

    private static string? NotStored(TableName table, string option, SchemaModel before) => Absent(
        before,
        $"the table \"{table}\" holds its rows in partitions, and has nothing that is stored. Say {option} of each partition");

    private static string? WrongForPartitions(Table table, Constraint constraint, SchemaModel before) => constraint switch
    {
        CheckConstraint { NoInherit: true } => Absent(
            before,
            $"the constraint \"{constraint.Name}\" of \"{table.Name}\" has to hold for its partitions too. "
                + "Leave NoInherit() out"),
        CheckConstraint check when SqlExpression.MentionsTable(check.Expression, table.Name.Name) => Absent(
            before,
            $"the constraint \"{check.Name}\" names its table \"{table.Name.Name}\", and PostgreSQL reads it again for each "
                + "partition. Write the columns alone"),
        PrimaryKeyConstraint key => Uncovered(table, $"primary key \"{key.Name}\"", key.Columns, before),
        UniqueConstraint unique => Uncovered(table, $"unique constraint \"{unique.Name}\"", unique.Columns, before),
        ExclusionConstraint exclusion => Uncovered(
            table,
            $"exclusion constraint \"{exclusion.Name}\"",
            exclusion.Elements
                .Where(element => SqlOperator.Split(element.Operator).Operator == "=")
                .Select(element => element.Key.Column)
                .OfType<string>(),
            before),
        _ => null,
    };

    private static string? WrongForPartitions(Table table, IndexDefinition index, SchemaModel before) => index.Unique
        ? Uncovered(table, $"unique index \"{index.Name}\"", index.Keys.Select(key => key.Column).OfType<string>(), before)
        : null;

    // Each partition tells its own rows apart, and no others.
    private static string? Uncovered(Table table, string what, IEnumerable<string> columns, SchemaModel before) =>
        table.PartitionedBy?.Columns is not { } keys
            ? Absent(
                before,
                $"the table \"{table.Name}\" is partitioned by an expression or a comparison of its own, so it cannot have the "
                    + $"{what}. "
                    + "Add one to each partition")
        : keys.Except(columns).ToArray() is { Length: > 0 } missing
            ? Absent(
                before,
                $"the {what} of \"{table.Name}\" has to contain {Names(missing.Select(column => $"\"{column}\""))}, "
                    + "which decides in which partition a row is. Add that, or add a key to each partition")
        : null;

    /// <summary>What cannot be done to a table that is divided into partitions, or that is one.</summary>
    private static string? OfPartitions(Operation operation, SchemaModel before) => operation switch
    {
        AddColumn add => HasColumnsOf(add.Table, before),
        DropColumn drop => HasColumnsOf(drop.Table, before) ?? InPartitionKey(drop.Table, drop.Column, before),
        RenameColumn rename => HasColumnsOf(rename.Table, before),
        AlterColumnType alter => HasColumnsOf(alter.Table, before) ?? InPartitionKey(alter.Table, alter.Column, before),
        SetCollation set => HasColumnsOf(set.Table, before) ?? InPartitionKey(set.Table, set.Column, before),
        SetExpression set => HasColumnsOf(set.Table, before),
        DropExpression drop => HasColumnsOf(drop.Table, before),
        SetIdentity set => HasColumnsOf(set.Table, before),
        DropIdentity drop => HasColumnsOf(drop.Table, before),
        DropNotNull drop => RefusesNulls(drop, before),

        SetTableLogging set => StoredInPartitions(set.Table, "SetLogged and SetUnlogged", before),
        SetTableParameters set => StoredInPartitions(set.Table, "SetParameter", before),
        ResetTableParameters reset => StoredInPartitions(reset.Table, "ResetParameter", before),

        AddConstraint { UsingIndex: { } index } add when before.Find(add.Table)?.PartitionedBy is not null => Absent(
            before,
            $"PostgreSQL makes no constraint of the index \"{index}\", since \"{add.Table}\" is partitioned. "
                + "Leave UsingIndex out"),
        AddConstraint add => Divided(add.Table, before).FirstReason(table =>
            WrongForPartitions(table, add.Constraint, before))
            ?? Twin(add, before),
        DropConstraint drop => PartOfConstraint(drop.Table, drop.Constraint, before)
            ?? NeededPart(drop, before),
        RenameConstraint rename when before.Find(rename.Table)?.Constraint(rename.From) is CheckConstraint =>
            PartOfConstraint(rename.Table, rename.From, before),
        ValidateConstraint validate => PartOfConstraint(validate.Table, validate.Constraint, before),
        AlterConstraint alter => PartOfConstraint(alter.Table, alter.Constraint, before),

        CreateIndex create => Divided(create.Index.Table, before).FirstReason(table =>
            WrongForPartitions(table, create.Index, before))
            ?? Twin(create, before),
        DropIndex drop => PartOfIndex(before.FindIndex(drop.Table, drop.Columns), before),
        DropIndexNamed drop => PartOfIndex(before.FindIndex(drop.Index), before),
        SetIndexParameters set => StoredInPartitions(set.Index, before),
        ResetIndexParameters reset => StoredInPartitions(reset.Index, before),
        SetIndexStatistics set => StoredInPartitions(set.Index, before),
        Reindex reindex => StoredInPartitions(reindex.Index, before),
        ReindexTable reindex => StoredInPartitions(reindex.Table, "ReindexTable", before),

        CreateObject { Object: Trigger { ForEachRow: true, Name.Owner: { } owner } trigger }
            when trigger.OldTable is not null || trigger.NewTable is not null => SeesRows(trigger, owner, before),
        _ => null,
    };

    private static IEnumerable<Table> Divided(TableName table, SchemaModel before) => before.DescendantsOf(table)
        .Concat(before.Find(table) is { } found ? [found] : Array.Empty<Table>())
        .Where(one => one.PartitionedBy is not null);

    private static string? HasColumnsOf(TableName table, SchemaModel before) => before.Find(table)?.PartitionOf is { Of: var of }
        ? Absent(
            before, $"the table \"{table}\" is a partition of \"{of}\", and has its columns from there. Change \"{of}\" instead")
        : null;

    private static string? InPartitionKey(TableName table, string column, SchemaModel before) => Divided(table, before)
        .Where(one => one.PartitionedBy!.Mentions(column))
        .FirstReason(one => Absent(
            before,
            $"the column \"{column}\" decides in which partition of \"{one.Name}\" a row is, and PostgreSQL keeps it as it "
                + "is. Create a table that is divided otherwise, and move the rows"));

    private static string? RefusesNulls(DropNotNull drop, SchemaModel before) =>
        before.Find(drop.Table)?.PartitionOf is { Of: var of } && before.Find(of)?.Column(drop.Column) is { NotNull: true }
            ? Absent(
                before,
                $"the column \"{drop.Column}\" of \"{of}\" refuses nulls, and so do its partitions. Allow them there")
            : null;

    private static string? StoredInPartitions(TableName table, string verb, SchemaModel before) =>
        before.Find(table)?.PartitionedBy is null
            ? null
            : Absent(
                before,
                $"the table \"{table}\" holds its rows in partitions, and has nothing that is stored. Write {verb} for each "
                    + "partition");

    private static string? StoredInPartitions(TableName index, SchemaModel before) =>
        (before.TableOfIndex(index) ?? before.TableOfKey(index)) is { PartitionedBy: not null } table
            ? Absent(
                before,
                $"the index \"{index}\" of \"{table.Name}\" is stored in partitions. Do it to the index of each partition")
            : null;

    private static string? PartOfConstraint(TableName table, string name, SchemaModel before) =>
        before.Find(table) is { PartitionOf.Of: { } of } found && found.Constraint(name) is { PartOf: { } whole }
            ? Absent(
                before,
                $"the constraint \"{name}\" of \"{table}\" is a part of \"{whole}\" of \"{of}\". Change that, or detach the "
                    + "partition first")
            : null;

    private static string? PartOfIndex(IndexDefinition? index, SchemaModel before) =>
        index is { PartOf: { } whole } && before.Find(index.Table)?.PartitionOf is { Of: var of }
            ? Absent(
                before,
                $"the index \"{index.Name}\" of \"{index.Table}\" is a part of \"{whole}\" of \"{of}\". Drop that, or detach the "
                    + "partition first")
            : index is null ? null : before.PartitionsOf(index.Table)
                .SelectMany(partition => partition.Indexes.Where(part => part.PartOf == index.Name))
                .FirstReason(part => StillReferencedKey(part, before));

    private static string? NeededPart(DropConstraint drop, SchemaModel before) => before.PartitionsOf(drop.Table)
        .SelectMany(partition => partition.Constraints
            .Where(part => part.PartOf == drop.Constraint)
            .Select(part => new DropConstraint(partition.Name, part.Name)))
        .FirstReason(part => StillReferencedKey(part, before) ?? NeededPart(part, before));

    private static string? SeesRows(Trigger trigger, TableName owner, SchemaModel before) =>
        before.Find(owner) is { PartitionedBy: not null } or { PartitionOf: not null }
            ? Absent(
                before,
                $"the trigger \"{trigger.Name.Name}\" of \"{owner}\" runs for each row, and on partitions and partitioned tables "
                    + "PostgreSQL gives such a one no table of rows. Let it run for each statement")
            : null;
}
