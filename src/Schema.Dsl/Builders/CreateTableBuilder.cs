namespace Schema.Dsl;

/// <summary>Declares a table that will be created.</summary>
public sealed class CreateTableBuilder : TableBuilder
{
    private readonly List<LikeClause> _like = [];
    private bool _hasNoPrimaryKey;

    internal CreateTableBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    /// <summary>Leaves the table without a primary key, and without the <c>id</c> column that it would get.</summary>
    public void NoPrimaryKey() => _hasNoPrimaryKey = true;

    /// <summary>Takes over the columns of another table, as it is at that moment, in this place. The table gets no
    /// <c>id</c> of its own then.</summary>
    /// <param name="table">The other table. If the history knows it, what is taken over is written out; otherwise the
    /// server looks.</param>
    /// <param name="including">What is taken over besides names, types, collations and <c>NOT NULL</c>.</param>
    public void Like(TableName table, Including including = Including.Nothing) =>
        _like.Add(new LikeClause(Identifier.Given(table), including, ColumnCount) { Names = Conventions.Names });

    private protected override bool DeclaresAllColumns => _like.Count == 0 && !InheritsColumns;

    internal override Table Build()
    {
        if (_hasNoPrimaryKey && DeclaresPrimaryKey)
        {
            throw new InvalidMigrationException(
                $"Table \"{TableName}\" declares a primary key and NoPrimaryKey(). Keep one.");
        }

        if (!_hasNoPrimaryKey && !DeclaresPrimaryKey && DeclaresAllColumns)
        {
            AddKey();
        }

        return base.Build() with { Like = _like.ToValueList() };
    }

    // What is unique has to contain what decides in which partition a row is.
    private void AddKey()
    {
        var key = Key();
        AddFirst(key);
        PrimaryKey(PartitionedBy is null
            ? [key.Name]
            : PartitionedBy.Columns is { } columns
            ? [key.Name, .. columns.Where(column => column != key.Name)]
            : throw new InvalidMigrationException(
                $"Table \"{TableName}\" is partitioned by an expression or a comparison of its own, so it can have no primary key. "
                + "Say NoPrimaryKey()."));
    }

    private ColumnBuilder Key()
    {
        var type = DeclaredType.Of(Conventions.Key.Type, $"the primary key of \"{TableName}\"");
        var column = new ColumnBuilder(TableName, Conventions.Key.Name, type, Conventions);
        return Conventions.Key.DefaultSql is { } sql ? column.DefaultSql(sql) : column.Identity();
    }
}
