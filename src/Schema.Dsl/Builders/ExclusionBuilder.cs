namespace Schema.Dsl;

/// <summary>Declares an exclusion constraint: no two rows may compare as true by all of its operators. See the
/// PostgreSQL manual, CREATE TABLE, EXCLUDE.</summary>
public sealed class ExclusionBuilder : ConstraintBuilder
{
    private readonly Conventions _conventions;
    private readonly List<ExclusionElement> _elements = [];
    private ExclusionConstraint _exclusion = new("", ValueList<ExclusionElement>.Empty);
    private string? _name;

    internal ExclusionBuilder(TableName table, Conventions conventions)
        : base(table) => _conventions = conventions;

    private string What => $"An exclusion of \"{TableName}\"";

    /// <summary>Compares a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="operator">Such as <c>=</c> or <c>&amp;&amp;</c>; one that is not on the search path with its
    /// schema,
    /// <c>extensions.=</c>.</param>
    /// <param name="operatorClass">The operator class, such as <c>inet_ops</c>; default: the type's own.</param>
    /// <param name="collation">What it is compared by instead of the column's own collation.</param>
    public ExclusionBuilder With(
        string column, string @operator, string? operatorClass = null, TableName? collation = null) =>
        Add(IndexKey.OfColumn(Identifier.Given(column, "column")), @operator, operatorClass, collation);

    /// <summary>Compares an expression, as SQL: <c>tstzrange(starts_at, ends_at)</c>.</summary>
    /// <inheritdoc cref="With"/>
    /// <param name="expression">SQL over columns of the row.</param>
    public ExclusionBuilder WithExpression(
        string expression, string @operator, string? operatorClass = null, TableName? collation = null) =>
        Add(
            IndexKey.OfExpression(SqlFragment.Expression(expression, $"An expression of an exclusion of \"{TableName}\"")),
            @operator,
            operatorClass,
            collation);

    /// <summary>Uses another access method than <c>gist</c>: <c>btree</c> and <c>hash</c> for <c>=</c> alone,
    /// <c>spgist</c>, or one of an extension.</summary>
    public ExclusionBuilder Using(string method) =>
        Set(_exclusion with { Method = Identifier.Given(method, "access method") });

    /// <summary>Compares only the rows that fulfil this condition.</summary>
    public ExclusionBuilder Where(string condition) => Set(_exclusion with
    {
        Where = SqlFragment.Expression(condition, $"The condition of an exclusion of \"{TableName}\""),
    });

    /// <summary>Checked with each statement instead of each row, unless a transaction says
    /// <c>SET CONSTRAINTS … DEFERRED</c>.</summary>
    public ExclusionBuilder Deferrable() => Set(_exclusion with { Deferral = Deferral.Deferrable });

    /// <summary>Checked at the end of a transaction.</summary>
    public ExclusionBuilder InitiallyDeferred() => Set(_exclusion with { Deferral = Deferral.InitiallyDeferred });

    /// <summary>Stores columns in the index without comparing them.</summary>
    public ExclusionBuilder Include(params string[] columns) =>
        Set(_exclusion with { Include = TableConstraints.Columns(columns, "Include") });

    /// <summary>Sets a storage parameter of the index, such as <c>fillfactor</c>.</summary>
    public ExclusionBuilder Parameter(string parameter, object value) =>
        Set(_exclusion with { Parameters = _exclusion.Parameters.Add(StorageParameter.Given(parameter, value)) });

    /// <summary>Keeps the index in this tablespace.</summary>
    public ExclusionBuilder Tablespace(string tablespace) =>
        Set(_exclusion with { Tablespace = Identifier.Given(tablespace, "tablespace") });

    /// <summary>Gives the constraint a name of its own; default: <c>bookings_room_during_excl</c>.</summary>
    public ExclusionBuilder Name(string name)
    {
        _name = Identifier.Given(name, "constraint");
        return this;
    }

    /// <summary>Explains the constraint to whoever reads the schema.</summary>
    public ExclusionBuilder Comment(string text) => Set(_exclusion with { Comment = text });

    internal override Constraint Build() => IndexRules.Checked(
        _exclusion with
        {
            Name = _name ?? _conventions.Derived.Exclusion(TableName, _elements),
            Elements = _elements.ToValueList(),
        },
        TableName);

    private ExclusionBuilder Add(IndexKey key, string @operator, string? operatorClass, TableName? collation)
    {
        var checkedKey = key with
        {
            OperatorClass = operatorClass is null
                ? null
                : SqlFragment.OperatorClass(operatorClass, $"An operator class of an exclusion of \"{TableName}\""),
            Collation = collation is null ? null : Identifier.Given(collation, "collation"),
        };
        _elements.Add(new ExclusionElement(checkedKey, SqlOperator.Given(@operator, What)));
        return this;
    }

    private ExclusionBuilder Set(ExclusionConstraint exclusion)
    {
        _exclusion = exclusion;
        return this;
    }
}
