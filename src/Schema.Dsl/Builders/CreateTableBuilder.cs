namespace Schema.Dsl;

/// <summary>Declares a table that will be created.</summary>
public sealed class CreateTableBuilder : TableBuilder
{
    private bool _hasNoPrimaryKey;

    internal CreateTableBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    /// <summary>Leaves the table without a primary key, and without the <c>id</c> column that it would get.</summary>
    public void NoPrimaryKey() => _hasNoPrimaryKey = true;

    internal override Table Build()
    {
        if (_hasNoPrimaryKey && DeclaresPrimaryKey)
        {
            throw new InvalidMigrationException(
                $"Table \"{TableName}\" declares a primary key and NoPrimaryKey(). Keep one.");
        }

        if (!_hasNoPrimaryKey && !DeclaresPrimaryKey)
        {
            AddFirst(Key().PrimaryKey());
        }

        return base.Build();
    }

    private ColumnBuilder Key()
    {
        var type = DeclaredType.Of(Conventions.Key.Type, $"the primary key of \"{TableName}\"");
        var column = new ColumnBuilder(TableName, Conventions.Key.Name, type, Conventions);
        return Conventions.Key.DefaultSql is { } sql ? column.DefaultSql(sql) : column.Identity();
    }
}
