namespace Schema.Dsl;

/// <summary>Refines a constraint, of a table that is declared or of one that exists.</summary>
public abstract class ConstraintBuilder : IOperationBuilder
{
    private protected ConstraintBuilder(TableName table) => TableName = table;

    private protected TableName TableName { get; }

    IEnumerable<Operation> IOperationBuilder.Build() => [Add()];

    internal abstract Constraint Build();

    private protected virtual AddConstraint Add() => new(TableName, Build());
}
