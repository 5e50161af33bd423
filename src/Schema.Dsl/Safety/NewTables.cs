namespace Schema.Dsl;

/// <summary>The tables and views, and the columns of others, that operations have made: nobody uses them yet. They keep
/// that under other names.</summary>
internal sealed class NewTables
{
    private readonly List<TableName> _names = [];
    private readonly List<(TableName Table, string Name)> _columns = [];

    public bool Contains(TableName table, SchemaModel model) => _names.Any(name => model.AreSame(name, table));

    public bool Contains(TableName table, string column, SchemaModel model) =>
        _columns.Any(one => one.Name == column && model.AreSame(one.Table, table));

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
                _columns.RemoveAll(one => before.AreSame(one.Table, drop.Table));
                break;
            case AddColumn add:
                _columns.Add((add.Table, add.Column.Name));
                break;
            case RenameColumn rename when Contains(rename.Table, rename.From, before):
                Remove(rename.Table, rename.From, before);
                _columns.Add((rename.Table, rename.To));
                break;
            case DropColumn drop:
                Remove(drop.Table, drop.Column, before);
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

        foreach (var column in _columns.Where(one => model.AreSame(one.Table, from)).ToArray())
        {
            _columns.Remove(column);
            _columns.Add((to, column.Name));
        }
    }

    private void Remove(TableName table, string column, SchemaModel model) =>
        _columns.RemoveAll(one => one.Name == column && model.AreSame(one.Table, table));

    private void Remove(TableName table, SchemaModel model) => _names.RemoveAll(name => model.AreSame(name, table));
}
