namespace Schema.Dsl;

/// <summary>Declares columns to add to a table.</summary>
public class AddColumnBuilder : ColumnsBuilder, IOperationBuilder
{
    private readonly List<Func<IEnumerable<Operation>>> _changes = [];
    private readonly HashSet<string> _added = [];

    internal AddColumnBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    IEnumerable<Operation> IOperationBuilder.Build() => _changes.Count > 0
        ? _changes.SelectMany(change => change())
        : throw new InvalidMigrationException($"A block for table \"{TableName}\" changes nothing.");

    private protected void Add(Func<IEnumerable<Operation>> change) => _changes.Add(change);

    /// <summary>A column of that name is gone, so that another may be added.</summary>
    private protected void Forget(string column) => _added.Remove(column);

    private protected override void Add(ColumnBuilder column)
    {
        if (!_added.Add(column.Name))
        {
            throw new InvalidMigrationException(
                $"A block for table \"{TableName}\" adds two columns named \"{column.Name}\". Name them apart.");
        }

        Add(() => Operations(column));
    }

    private IEnumerable<Operation> Operations(ColumnBuilder column) =>
    [
        new AddColumn(TableName, column.Build()),
        .. column.IsPrimaryKey
            ? [new AddConstraint(TableName, Rules.PrimaryKey([column.Name], null))]
            : Array.Empty<Operation>(),
        .. column.Constraints.Select(constraint => new AddConstraint(TableName, constraint)),
        .. column.Indexes.Select(index => new CreateIndex(index)),
    ];
}
