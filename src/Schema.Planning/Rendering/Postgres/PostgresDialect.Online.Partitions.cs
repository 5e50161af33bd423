using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

// A table becomes a partition in a moment, if checks prove that its rows belong there. See the manual, ALTER TABLE,
// ATTACH PARTITION.
internal sealed partial class PostgresDialect
{
    private OnlineRecipe? Prove(AttachPartition attach, SchemaModel before) =>
        Condition(attach.Partition, before) is { } condition
            ? WithProofs(
                attach, [Proof(attach.Table, condition, before), .. OfTheRest(attach.Partition, condition, before)], before)
            : null;

    // The new one is empty; the default partition has rows that could belong there.
    private OnlineRecipe? Prove(CreateTable create, Partition partition, SchemaModel before) =>
        Condition(partition, before) is { } condition
            && OfTheRest(partition, condition, before).ToArray() is { Length: > 0 } proofs
            ? WithProofs(create, proofs, before)
            : null;

    private OnlineRecipe WithProofs(Operation operation, IReadOnlyList<AddConstraint> proofs, SchemaModel before) => new(
        proofs.Select(proof => proof.Table).ToValueList(),
        proofs.Select(proof => At(
                proof,
                Locking(proof.Table, LockMode.AccessExclusive),
                Alter(proof.Table, $"ADD {_define.Constraint(proof.Constraint)}")))
            .Concat(proofs.Select(proof => Validate(new(proof.Table, proof.Constraint.Name))))
            .Append(At(
                operation,
                (Effect(operation, before) with { Work = TableWork.None }).With(
                    proofs.Select(proof => new TableLock(proof.Table, LockMode.AccessExclusive))),
                [
                    .. Render(operation, before),
                    .. proofs.Select(proof => Alter(proof.Table, $"DROP CONSTRAINT {Name(proof.Constraint.Name)}")),
                ]))
            .ToValueList());

    private static IEnumerable<AddConstraint> OfTheRest(Partition partition, string condition, SchemaModel before) =>
        before.PartitionsOf(partition.Of)
            .Where(other => other.PartitionOf?.Bound is DefaultBound)
            .Select(other => Proof(other.Name, $"NOT ({condition})", before));

    private static AddConstraint Proof(TableName table, string condition, SchemaModel before) => new(
        table,
        new CheckConstraint(FreeName(table, $"{table.Name}_bound", before), condition) { NotValid = true });

    // As the server itself states the bound.
    private static string? Condition(Partition partition, SchemaModel before)
    {
        if (!partition.CanBeProven(before))
        {
            return null;
        }

        var column = before.Find(partition.Of)!.PartitionedBy!.Columns![0];
        return partition.Bound switch
        {
            RangeBound range => string.Join(" AND ",
            [
                IsNotNull(column),
                .. range.From[0] == RangeBound.MinValue ? [] : new[] { $"{Name(column)} >= {Value(range.From[0])}" },
                .. range.To[0] == RangeBound.MaxValue ? [] : new[] { $"{Name(column)} < {Value(range.To[0])}" },
            ]),
            ListBound list => $"{IsNotNull(column)} AND {Name(column)} IN ({Values(list.Values)})",
            _ => null,
        };
    }
}
