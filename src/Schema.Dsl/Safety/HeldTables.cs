namespace Schema.Dsl;

/// <summary>The tables that nobody can use until the transaction of the operations so far ends.</summary>
internal sealed class HeldTables
{
    private readonly List<TableName> _names = [];

    public bool Contains(TableName table, SchemaModel model) => _names.Any(name => model.AreSame(name, table));

    public void Apply(Operation operation)
    {
        if (Commits(operation))
        {
            _names.Clear();
        }
        else if (Altered(operation) is { } table)
        {
            _names.Add(table);
        }
    }

    // What is done while others use the table comes between transactions.
    private static bool Commits(Operation operation) => operation is
        CreateIndex { Index.Blocking: false } or DropIndex or DropIndexNamed { Blocking: false } or AddConstraint or SetNotNull
        or AttachPartition or BackfillRows or AddEnumValue;

    private static TableName? Altered(Operation operation) => operation switch
    {
        AddColumn add => add.Table,
        DropColumn drop => drop.Table,
        RenameColumn rename => rename.Table,
        AlterColumnType alter => alter.Table,
        DropNotNull drop => drop.Table,
        SetDefault set => set.Table,
        DropDefault drop => drop.Table,
        DropConstraint drop => drop.Table,
        RenameTable rename => rename.To,
        _ => null,
    };
}
