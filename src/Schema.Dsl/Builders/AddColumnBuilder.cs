namespace Schema.Dsl;

/// <summary>Declares columns to add to a table.</summary>
public class AddColumnBuilder : ColumnsBuilder, IOperationBuilder
{
    private readonly List<Func<IEnumerable<Operation>>> _changes = [];

    internal AddColumnBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    IEnumerable<Operation> IOperationBuilder.Build() => _changes.Count > 0
        ? _changes.SelectMany(change => change())
        : throw new InvalidMigrationException($"A block for table \"{TableName}\" changes nothing.");

    private protected void Add(Func<IEnumerable<Operation>> change) => _changes.Add(change);

    private protected override void Add(ColumnBuilder column) => Add(() =>
    [
        new AddColumn(TableName, column.Build()),
        .. column.IsPrimaryKey
            ? [new AddConstraint(TableName, TableConstraints.PrimaryKey(TableName, [column.Name], null))]
            : Array.Empty<Operation>(),
        .. column.Constraints.Select(constraint => new AddConstraint(TableName, constraint)),
        .. column.Indexes.Select(index => new CreateIndex(index)),
    ]);
}
