namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The sequences that go with a table, or with one column of it, in an order that is always the
    /// same.</summary>
    internal IEnumerable<Sequence> SequencesOf(TableName table, string? column = null) => Objects
        .OfType<Sequence>()
        .Where(sequence => IsOwned(sequence, table)
            && (column is null || sequence.OwnedBy!.Column == column))
        .OrderBy(sequence => sequence.Name.ToString(), StringComparer.Ordinal);

    private bool IsOwned(SchemaObject known, TableName table) =>
        known is Sequence { OwnedBy.Table: { } owner } && AreSame(owner, table);

    private SchemaModel WithoutSequencesOf(TableName table, string column) =>
        SequencesOf(table, column).Aggregate(this, (model, sequence) => model.WithoutKey(sequence.Name));

    private SchemaModel WithSequenceOwner(TableName table, Func<SequenceOwner, SequenceOwner> change) =>
        SequencesOf(table).Aggregate(this, (model, sequence) =>
            model.With(sequence with { OwnedBy = change(sequence.OwnedBy!) }));
}
