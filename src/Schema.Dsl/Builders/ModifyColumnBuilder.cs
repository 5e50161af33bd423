namespace Schema.Dsl;

/// <summary>Changes a column that exists. What is not named stays as it is.</summary>
public sealed class ModifyColumnBuilder
{
    private readonly TableName _table;
    private readonly string _column;
    private ColumnType? _type;
    private string? _collation;
    private string? _using;
    private string? _usingBack;
    private Operation? _nullability;
    private Operation? _default;
    private Operation? _comment;

    internal ModifyColumnBuilder(TableName table, string column)
    {
        _table = table;
        _column = column;
    }

    /// <summary>Gives the column another type, by its SQL name: <c>bigint</c>, <c>varchar(100)</c>.</summary>
    public ModifyColumnBuilder Type(string sqlType)
    {
        _type = DeclaredType.Of(sqlType, $"column \"{_column}\" of \"{_table}\"");
        return this;
    }

    /// <summary>How old values become new ones, where the server's own cast does not do, and back.</summary>
    /// <param name="sql">An expression over the row, such as <c>age::integer</c>.</param>
    /// <param name="back">The same for the way back; default: a cast to the type that was there.</param>
    public ModifyColumnBuilder Using(string sql, string? back = null)
    {
        var what = $"The conversion of column \"{_column}\" of \"{_table}\"";
        _using = SqlFragment.Expression(sql, what);
        _usingBack = back is null ? null : SqlFragment.Expression(back, $"{what} for the way back");
        return this;
    }

    /// <summary>Sorts and compares by another collation; goes with <see cref="Type"/>.</summary>
    public ModifyColumnBuilder Collate(string collation)
    {
        _collation = Identifier.Given(collation, "collation");
        return this;
    }

    /// <summary>Refuses nulls.</summary>
    public ModifyColumnBuilder NotNull()
    {
        _nullability = new SetNotNull(_table, _column);
        return this;
    }

    /// <summary>Allows nulls.</summary>
    public ModifyColumnBuilder Nullable()
    {
        _nullability = new DropNotNull(_table, _column);
        return this;
    }

    /// <summary>Another default for rows to come: a value.</summary>
    /// <inheritdoc cref="ColumnBuilder.Default"/>
    public ModifyColumnBuilder Default(object value)
    {
        _default = new SetDefault(_table, _column, DefaultValue.Of(value, _table, _column));
        return this;
    }

    /// <summary>Another default for rows to come: an SQL expression.</summary>
    public ModifyColumnBuilder DefaultSql(string expression)
    {
        _default = new SetDefault(_table, _column, DefaultValue.OfSql(expression, _table, _column));
        return this;
    }

    /// <summary>No default any more.</summary>
    public ModifyColumnBuilder DropDefault()
    {
        _default = new DropDefault(_table, _column);
        return this;
    }

    /// <summary>Another comment; <see langword="null"/> takes it away.</summary>
    public ModifyColumnBuilder Comment(string? text)
    {
        _comment = new SetComment(On.Column(_table, _column), text);
        return this;
    }

    internal IEnumerable<Operation> Build()
    {
        if (_type is null && (_using ?? _collation) is not null)
        {
            throw new InvalidMigrationException(
                $"Modify(\"{_column}\"): Using and Collate go with Type. Name the type, even if it stays.");
        }

        // The default that is there need not fit the new type: it goes first, and with the type it comes back.
        var oldDefault = _type is not null && _default is not null ? new DropDefault(_table, _column) : null;
        Operation?[] operations = [oldDefault, TypeChange(), _default, _nullability, _comment];
        return operations.Any(operation => operation is not null)
            ? operations.OfType<Operation>()
            : throw new InvalidMigrationException($"Modify(\"{_column}\") changes nothing.");
    }

    private AlterColumnType? TypeChange() => _type is null ? null : new AlterColumnType(_table, _column, _type)
    {
        Collation = _collation,
        Using = _using,
        UsingBack = _usingBack,
    };
}
