using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The tables that a migration makes itself, or drops: others do not use them yet, or not any more.</summary>
/// <param name="all">All of the migration's operations.</param>
internal sealed class PassingTables(IEnumerable<Operation> all)
{
    private readonly List<TableName> _names = [.. all.Select(Dropped).OfType<TableName>()];

    public bool Contains(TableName table, SchemaModel model) => _names.Any(name => model.AreSame(name, table));

    /// <param name="before">The schema that the operation meets.</param>
    public void Apply(Operation operation, SchemaModel before)
    {
        switch (operation)
        {
            case CreateTable create:
                _names.Add(create.Table.Name);
                break;
            case CreateObject { Object: MaterializedView or EnumType or Domain } create:
                _names.Add(create.Object.Name.Name);
                break;
            case RenameTable rename when Contains(rename.From, before):
                _names.Add(rename.To);
                Remove(rename.From, before);
                break;
            case DropTable drop:
                Remove(drop.Table, before);
                break;
            case SetTableSchema set when Contains(set.Table, before):
                _names.Add(set.Table with { Schema = set.Schema });
                Remove(set.Table, before);
                break;
        }
    }

    private static TableName? Dropped(Operation operation) => operation switch
    {
        DropTable drop => drop.Table,
        DropObject { Object: { Kind: ObjectKind.MaterializedView, Name: var view } } => view,
        _ => null,
    };

    private void Remove(TableName table, SchemaModel model) => _names.RemoveAll(name => model.AreSame(name, table));
}
