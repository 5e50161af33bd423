namespace Schema.Dsl;

/// <summary>Refines an index. See the PostgreSQL manual, CREATE INDEX.</summary>
public sealed class IndexBuilder : IOperationBuilder
{
    private readonly TableName _table;
    private readonly Conventions _conventions;
    private readonly List<IndexKey> _keys = [];
    private IndexDefinition _index;
    private string? _name;

    internal IndexBuilder(TableName table, bool unique, Conventions conventions)
    {
        _table = table;
        _conventions = conventions;
        _index = new IndexDefinition("", table, ValueList<IndexKey>.Empty) { Unique = unique };
    }

    /// <summary>Adds a column to the key.</summary>
    /// <param name="column">The column.</param>
    /// <param name="sort">Its direction, where the access method has an order.</param>
    /// <param name="nulls">Where nulls stand; default: last when ascending, first when descending.</param>
    /// <param name="operatorClass">What the index can be asked, such as <c>gin_trgm_ops</c>; with parameters,
    /// <c>gist_trgm_ops(siglen=32)</c>, from PostgreSQL 13 on.</param>
    /// <param name="collation">What it sorts by instead of the column's own collation.</param>
    public IndexBuilder Column(
        string column,
        Sort sort = Sort.Ascending,
        Nulls nulls = Nulls.Default,
        string? operatorClass = null,
        TableName? collation = null) =>
        Add(IndexKey.OfColumn(Identifier.Given(column, "column")), sort, nulls, operatorClass, collation);

    /// <summary>Adds an expression to the key, as SQL: <c>lower(email)</c>.</summary>
    /// <inheritdoc cref="Column"/>
    /// <param name="expression">SQL over columns of the row.</param>
    /// <param name="statistics">How much the server samples of it, from 0 to 10 000; default: the server's
    /// own.</param>
    public IndexBuilder Expression(
        string expression,
        Sort sort = Sort.Ascending,
        Nulls nulls = Nulls.Default,
        string? operatorClass = null,
        TableName? collation = null,
        int? statistics = null)
    {
        var key = IndexKey.OfExpression(SqlFragment.Expression(expression, $"An expression of an index of \"{_table}\""));
        return Add(
            key with { Statistics = IndexRules.Statistics(statistics, $"An expression of an index of \"{_table}\"") },
            sort,
            nulls,
            operatorClass,
            collation);
    }

    /// <summary>Stores columns in the index without making them part of its key.</summary>
    public IndexBuilder Include(params string[] columns) =>
        Set(_index with { Include = TableConstraints.Columns(columns, "Include") });

    /// <summary>Indexes only the rows that fulfil this condition.</summary>
    public IndexBuilder Where(string condition) => Set(_index with
    {
        Where = SqlFragment.Expression(condition, $"The condition of an index of \"{_table}\""),
    });

    /// <summary>Uses another access method than <c>btree</c>: <c>hash</c>, <c>gin</c>, <c>gist</c>, <c>spgist</c>,
    /// <c>brin</c>, or one of an extension.</summary>
    public IndexBuilder Using(string method) => Set(_index with { Method = Identifier.Given(method, "access method") });

    /// <summary>Sets a storage parameter, such as <c>fillfactor</c>.</summary>
    public IndexBuilder With(string parameter, object value) =>
        Set(_index with { Parameters = _index.Parameters.Add(StorageParameter.Given(parameter, value)) });

    /// <summary>Keeps the index in this tablespace.</summary>
    public IndexBuilder Tablespace(string tablespace) =>
        Set(_index with { Tablespace = Identifier.Given(tablespace, "tablespace") });

    /// <summary>Leaves the partitions of a partitioned table without it. It is not valid until each of them has got an
    /// index of its own that is attached to it.</summary>
    public IndexBuilder Only() => Set(_index with { Only = true });

    /// <summary>Lets a unique index take nulls as equal to each other (PostgreSQL 15 and later).</summary>
    public IndexBuilder NullsNotDistinct() => _index.Unique
        ? Set(_index with { NullsNotDistinct = true })
        : throw new InvalidMigrationException(
            $"An index of \"{_table}\" is not unique, so NullsNotDistinct() means nothing. Use UniqueIndex.");

    /// <summary>Gives the index a name of its own; default: <c>users_email_index</c>.</summary>
    public IndexBuilder Name(string name)
    {
        _name = Identifier.Given(name, "index");
        return this;
    }

    /// <summary>Accepts that writes to an existing table wait while the index is built.</summary>
    public IndexBuilder Blocking() => Set(_index with { Blocking = true });

    /// <summary>Explains the index to whoever reads the schema.</summary>
    public IndexBuilder Comment(string text) => Set(_index with { Comment = text });

    IEnumerable<Operation> IOperationBuilder.Build() => [new CreateIndex(BuildIndex())];

    internal IndexBuilder Columns(string[] columns)
    {
        foreach (var column in columns)
        {
            Column(column);
        }

        return this;
    }

    internal IndexDefinition BuildIndex() => IndexRules.Checked(_index with
    {
        Name = _name ?? _conventions.Derived.Index(_table, _keys, _index.Unique),
        Keys = _keys.ToValueList(),
    });

    private IndexBuilder Add(IndexKey key, Sort sort, Nulls nulls, string? operatorClass, TableName? collation)
    {
        _keys.Add(key with
        {
            Sort = sort,
            Nulls = nulls,
            OperatorClass = operatorClass is null
                ? null
                : SqlFragment.OperatorClass(operatorClass, $"An operator class of an index of \"{_table}\""),
            Collation = collation is null ? null : Identifier.Given(collation, "collation"),
        });
        return this;
    }

    private IndexBuilder Set(IndexDefinition index)
    {
        _index = index;
        return this;
    }
}
