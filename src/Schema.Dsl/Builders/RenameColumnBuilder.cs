namespace Schema.Dsl;

/// <summary>Says how a column gets another name.</summary>
public sealed class RenameColumnBuilder : IOperationBuilder
{
    private RenameColumn _rename;

    internal RenameColumnBuilder(RenameColumn rename) => _rename = rename;

    /// <summary>Keeps the old name while releases use it: a column of the new name is made beside the old one, with all
    /// that belongs to it, and what is written to one goes to the other too. A later migration, with
    /// <c>[Phase(Phase.Contract)]</c>, takes the old one away with <c>FinishOnline</c>.</summary>
    public RenameColumnBuilder Online()
    {
        _rename = _rename with { Online = true };
        return this;
    }

    IEnumerable<Operation> IOperationBuilder.Build() => [_rename];
}
