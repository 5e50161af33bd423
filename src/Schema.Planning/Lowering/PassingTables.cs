using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The tables that a migration makes itself, or drops: others do not use them yet, or not any more. Its types
/// too.</summary>
/// <param name="all">All of the migration's operations.</param>
internal sealed class PassingTables(IEnumerable<Operation> all)
{
    private readonly NewTables _new = new();
    private readonly List<TableName> _types = [];
    private readonly List<TableName> _leaving = [.. all.Select(Dropped).OfType<TableName>()];

    public bool Contains(TableName table, SchemaModel model) =>
        _new.Contains(table, model) || _types.Concat(_leaving).Any(name => model.AreSame(name, table));

    /// <param name="before">The schema that the operation meets.</param>
    public void Apply(Operation operation, SchemaModel before)
    {
        _new.Apply(operation, before);
        if (operation is CreateObject { Object: EnumType or Domain } create)
        {
            _types.Add(create.Object.Name.Name);
        }

        // Another table may take the name.
        if (Dropped(operation) is { } dropped)
        {
            _leaving.RemoveAll(name => before.AreSame(name, dropped));
        }
    }

    private static TableName? Dropped(Operation operation) => operation switch
    {
        DropTable drop => drop.Table,
        DropObject { Object: { Kind: ObjectKind.MaterializedView, Name: var view } } => view,
        _ => null,
    };
}
