namespace Schema.Dsl;

/// <summary>The tables and views that operations have made: nobody uses them yet. They keep that under other
/// names.</summary>
internal sealed class NewTables
{
    private readonly List<TableName> _names = [];

    public bool Contains(TableName table, SchemaModel model) => _names.Any(name => model.AreSame(name, table));

    /// <param name="before">The schema that the operation meets.</param>
    public void Apply(Operation operation, SchemaModel before)
    {
        switch (operation)
        {
            case CreateTable create:
                _names.Add(create.Table.Name);
                break;
            case CreateObject { Object: StoredQuery view }:
                _names.Add(view.Name.Name);
                break;
            case ExecuteSql sql:
                _names.AddRange(RawStatement.AllIn(sql.Up).Where(statement => statement.MakesTable)
                    .Select(statement => statement.Target!));
                break;
            case RenameTable rename:
                Move(rename.From, rename.To, before);
                break;
            case SetTableSchema set:
                Move(set.Table, set.Table with { Schema = set.Schema }, before);
                break;
            case RenameObject { Object.Kind: ObjectKind.Schema } rename:
                foreach (var name in _names.Where(name => before.SchemaOf(name) == rename.Object.Name.Name).ToArray())
                {
                    Move(name, name with { Schema = rename.To }, before);
                }

                break;
            case RenameObject { Object: { IsRelation: true, Name: var name } } rename:
                Move(name, name with { Name = rename.To }, before);
                break;
            case MoveObject { Object: { IsRelation: true, Name: var name } } move:
                Move(name, name with { Schema = move.Schema }, before);
                break;
            case DropTable drop:
                Remove(drop.Table, before);
                break;
        }
    }

    private void Move(TableName from, TableName to, SchemaModel model)
    {
        if (Contains(from, model))
        {
            Remove(from, model);
            _names.Add(to);
        }
    }

    private void Remove(TableName table, SchemaModel model) => _names.RemoveAll(name => model.AreSame(name, table));
}
