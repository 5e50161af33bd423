namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongAttachment(AttachPartition attach, SchemaModel before)
    {
        if ((Missing(attach.Table, before) ?? WrongBound(attach.Partition, attach.Table, before)) is { } trouble)
        {
            return trouble;
        }

        return before.Find(attach.Table) is not { } table || before.Find(attach.Partition.Of) is not { } parent
            ? null
            : WrongShape(table, parent, before)
                ?? PartitionParts.MissingBefore(attach, before).FirstReason(missing => Find(missing, before));
    }

    private static string? WrongShape(Table table, Table parent, SchemaModel before) => table switch
    {
        { PartitionOf.Of: { } of } => Absent(before, $"the table \"{table.Name}\" is a partition of \"{of}\" already"),
        _ when before.AncestorsOf(parent.Name).Prepend(parent).Any(one => before.AreSame(one.Name, table.Name)) => Absent(
            before, $"the table \"{parent.Name}\" is \"{table.Name}\" itself, or a partition of it"),
        _ when table.Columns.FirstOrDefault(column => parent.Column(column.Name) is null) is { } more => Absent(
            before,
            $"the column \"{more.Name}\" of \"{table.Name}\" is not in \"{parent.Name}\", and a partition has no columns of its "
                + "own. Remove it, or add it there"),
        _ => parent.Columns.FirstReason(column => WrongColumn(table, parent, column, before))
            ?? parent.Constraints.OfType<CheckConstraint>().FirstReason(check => WrongCheck(table, parent, check, before))
            ?? KeyOfIndex(table, parent, before),
    };

    private static string? WrongColumn(Table table, Table parent, Column expected, SchemaModel before)
    {
        var column = table.Column(expected.Name);
        var trouble = column switch
        {
            null => $"is not in \"{table.Name}\". Add it before",
            _ when column.Type != expected.Type =>
                $"is {expected.Type}, and {column.Type} in \"{table.Name}\". Give both the same type",
            _ when column.Collation != expected.Collation =>
                $"sorts otherwise than in \"{table.Name}\". Give both the same collation",
            _ when Canonical(column.GeneratedAs) != Canonical(expected.GeneratedAs) || column.IsVirtual != expected.IsVirtual =>
                $"is computed otherwise in \"{table.Name}\". Give both the same expression",
            { Identity: not null } => $"is numbered by \"{table.Name}\" itself. Take that away before, with DropIdentity()",
            { NotNull: false } when expected.NotNull =>
                $"refuses nulls, and not in \"{table.Name}\". Refuse them there before, with SetNotNull",
            _ => null,
        };
        return trouble is null ? null : Absent(before, $"the column \"{expected.Name}\" of \"{parent.Name}\" {trouble}");
    }

    private static string? WrongCheck(Table table, Table parent, CheckConstraint expected, SchemaModel before) =>
        table.Constraint(expected.Name) switch
        {
            CheckConstraint { NoInherit: true } => Absent(
                before,
                $"the constraint \"{expected.Name}\" of \"{table.Name}\" is not to be inherited, and cannot be a part of that of "
                    + $"\"{parent.Name}\". Drop it, and add it without NoInherit()"),
            CheckConstraint { NotValid: true } when !expected.NotValid => Absent(
                before,
                $"the constraint \"{expected.Name}\" of \"{table.Name}\" is not valid, as that of \"{parent.Name}\" is. "
                    + "Validate it before, with ValidateConstraint"),
            CheckConstraint check when Canonical(check.Expression) == Canonical(Moved(expected, parent, table).Expression) => null,
            _ => Absent(
                before,
                $"the table \"{table.Name}\" lacks the constraint \"{expected.Name}\" of \"{parent.Name}\". Add it before, with "
                    + $"AddCheck(\"{table.Name}\", \"{expected.Expression}\", \"{expected.Name}\")"),
        };

    private static CheckConstraint Moved(CheckConstraint check, Table parent, Table table) =>
        (CheckConstraint)(parent with { Constraints = new Constraint[] { check } }).Renamed(table.Name).Constraints[0];

    private static string? Canonical(string? sql) => sql is null ? null : SqlExpression.Canonical(sql);

    private static string? NoPartition(DetachPartition detach, SchemaModel before) =>
        Missing(detach.Table, before) ?? Missing(detach.From, before)
        ?? (before.Find(detach.Table) is { } table && before.Find(detach.From) is not null
            && !(table.PartitionOf is { Of: var of } && before.AreSame(of, detach.From))
            ? Absent(before, $"the table \"{detach.Table}\" is no partition of \"{detach.From}\"")
            : null)
        ?? (detach.Concurrently
            && before.PartitionsOf(detach.From).FirstOrDefault(one => one.PartitionOf is { Bound: DefaultBound }) is { } rest
            ? Absent(before, $"\"{detach.From}\" has the default partition \"{rest.Name}\": no other can be detached concurrently. "
                + "Leave concurrently out, or detach that one before")
            : null);

    private static string? WrongAttachment(AttachIndex attach, SchemaModel before)
    {
        if ((MissingIndex(attach.Index, before) ?? MissingIndex(attach.To, before)) is { } missing)
        {
            return missing;
        }

        var (index, whole) = (before.FindIndex(attach.Index), before.FindIndex(attach.To));
        if (index is null || whole is null || before.Find(index.Table) is not { } table)
        {
            return null;
        }

        return table.PartitionOf is not { Of: var of } || !before.AreSame(of, whole.Table)
                ? Absent(before, $"the index \"{attach.Index}\" belongs to \"{index.Table}\", which is no partition of \"{whole.Table}\"")
            : index.PartOf is { } other
                ? Absent(before, $"the index \"{attach.Index}\" is a part of \"{other}\" already")
            : table.PartOf(whole) is { } part
                ? Absent(before, $"the table \"{index.Table}\" has a part of \"{attach.To}\" already, \"{part.Name}\"")
            : !index.Fits(whole with { Table = index.Table })
                ? Absent(
                    before,
                    $"the index \"{attach.Index}\" of \"{index.Table}\" is not defined as \"{attach.To}\" is. Create one that is")
            : null;
    }
}
