using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

// A table becomes a partition in a moment, if checks prove that its rows belong there. See the manual, ALTER TABLE,
// ATTACH PARTITION.
internal sealed partial class PostgresDialect
{
    private OnlineRecipe? Prove(AttachPartition attach, SchemaModel before)
    {
        var of = attach.Partition.Of;
        if (before.Find(of)?.PartitionedBy is not { } key || Condition(key, attach.Partition.Bound) is not { } condition)
        {
            return null;
        }

        var rest = before.PartitionsOf(of)
            .Where(partition => partition.PartitionOf?.Bound is DefaultBound)
            .Select(partition => partition.Name)
            .ToArray();
        var proofs = rest.Select(table => Proof(table, $"NOT ({condition})", before))
            .Prepend(Proof(attach.Table, condition, before))
            .ToArray();
        return new(
            rest.Prepend(attach.Table).ToValueList(),
            proofs.Select(proof => At(
                    proof,
                    Locking(proof.Table, LockMode.AccessExclusive),
                    Alter(proof.Table, $"ADD {_define.Constraint(proof.Constraint)}")))
                .Concat(proofs.Select(proof => Validate(new(proof.Table, proof.Constraint.Name))))
                .Append(Attach(attach, proofs, before))
                .ToValueList());
    }

    private Step Attach(AttachPartition attach, IReadOnlyList<AddConstraint> proofs, SchemaModel before) => At(
        attach,
        new(
            proofs.Select(proof => new TableLock(proof.Table, LockMode.AccessExclusive))
                .Append(new(attach.Partition.Of, LockMode.ShareUpdateExclusive))
                .ToValueList(),
            TableWork.None),
        [
            .. Render(attach, before),
            .. proofs.Select(proof => Alter(proof.Table, $"DROP CONSTRAINT {Name(proof.Constraint.Name)}")),
        ]);

    private static AddConstraint Proof(TableName table, string condition, SchemaModel before) => new(
        table,
        new CheckConstraint(FreeName(table, $"{table.Name}_bound", before), condition) { NotValid = true });

    // As the server itself states the bound. It sees no proof in conditions for a hash, or for several keys.
    private static string? Condition(PartitionKey key, PartitionBound bound) =>
        key.Columns is not { Count: 1 } columns ? null
        : bound switch
        {
            RangeBound range => string.Join(" AND ",
            [
                IsNotNull(columns[0]),
                .. range.From[0] == RangeBound.MinValue ? [] : new[] { $"{Name(columns[0])} >= {Value(range.From[0])}" },
                .. range.To[0] == RangeBound.MaxValue ? [] : new[] { $"{Name(columns[0])} < {Value(range.To[0])}" },
            ]),
            ListBound list when !list.Values.Any(value => value is NullValue or ExpressionValue) =>
                $"{IsNotNull(columns[0])} AND {Name(columns[0])} IN ({Values(list.Values)})",
            _ => null,
        };
}
