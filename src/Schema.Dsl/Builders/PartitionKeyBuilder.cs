namespace Schema.Dsl;

/// <summary>Says by which columns and expressions a table is divided into partitions. See the PostgreSQL manual, CREATE
/// TABLE, PARTITION BY.</summary>
public sealed class PartitionKeyBuilder
{
    private readonly TableName _table;
    private readonly List<IndexKey> _keys = [];

    private PartitionKeyBuilder(TableName table) => _table = table;

    /// <summary>Adds a column to the key.</summary>
    /// <param name="column">The column.</param>
    /// <param name="operatorClass">How it is compared or hashed, such as <c>text_pattern_ops</c>; default: the type's
    /// own.</param>
    /// <param name="collation">What it is compared by instead of the column's own collation.</param>
    public PartitionKeyBuilder Column(string column, string? operatorClass = null, TableName? collation = null) =>
        Add(IndexKey.OfColumn(Identifier.Given(column, "column")), operatorClass, collation);

    /// <summary>Adds an expression to the key, as SQL: <c>date_trunc('year', at)</c>. The table can have no primary key
    /// and nothing unique then.</summary>
    /// <inheritdoc cref="Column"/>
    /// <param name="expression">SQL over columns of the row.</param>
    public PartitionKeyBuilder Expression(string expression, string? operatorClass = null, TableName? collation = null) =>
        Add(IndexKey.OfExpression(SqlFragment.Expression(expression, What)), operatorClass, collation);

    internal static PartitionKey Build(TableName table, PartitionMethod method, Action<PartitionKeyBuilder> define)
    {
        var builder = new PartitionKeyBuilder(table);
        define(builder);
        return (method, builder._keys.Count) switch
        {
            (_, 0) => throw new InvalidMigrationException($"{builder.What} has no columns."),
            (PartitionMethod.List, > 1) => throw new InvalidMigrationException(
                $"{builder.What} lists values of one column or expression, and names {builder._keys.Count}. "
                + "Divide the partitions once more by the others, with p.PartitionBy."),
            _ => new PartitionKey(method, builder._keys.ToValueList()),
        };
    }

    internal void Columns(string[] columns)
    {
        foreach (var column in columns)
        {
            Column(column);
        }
    }

    private string What => $"The partition key of \"{_table}\"";

    private PartitionKeyBuilder Add(IndexKey key, string? operatorClass, TableName? collation)
    {
        _keys.Add(key with
        {
            OperatorClass = operatorClass is null
                ? null
                : SqlFragment.OperatorClass(operatorClass, $"An operator class of the partition key of \"{_table}\""),
            Collation = collation is null ? null : Identifier.Given(collation, "collation"),
        });
        return this;
    }
}
