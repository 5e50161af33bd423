namespace Schema.Dsl;

/// <summary>Changes a column that exists. What is not named stays as it is.</summary>
public sealed class ModifyColumnBuilder
{
    private readonly TableName _table;
    private readonly string _column;
    private ColumnType? _type;
    private TableName? _collation;
    private string? _using;
    private string? _usingBack;
    private Operation? _nullability;
    private Operation? _default;
    private Operation? _identity;
    private Operation? _expression;
    private Operation? _storage;
    private Operation? _compression;
    private Operation? _statistics;
    private Operation? _comment;
    private bool _online;

    internal ModifyColumnBuilder(TableName table, string column)
    {
        _table = table;
        _column = column;
    }

    /// <summary>Gives the column another type, by its SQL name: <c>bigint</c>, <c>varchar(100)</c>.</summary>
    public ModifyColumnBuilder Type(string sqlType)
    {
        _type = DeclaredType.Of(sqlType, What);
        return this;
    }

    /// <summary>How old values become new ones, where the server's own cast does not do, and back.</summary>
    /// <param name="sql">An expression over the row, such as <c>age::integer</c>.</param>
    /// <param name="back">The same for the way back; default: a cast to the type that was there.</param>
    public ModifyColumnBuilder Using(string sql, string? back = null)
    {
        var what = $"The conversion of {What}";
        _using = SqlFragment.Expression(sql, what);
        _usingBack = back is null ? null : SqlFragment.Expression(back, $"{what} for the way back");
        return this;
    }

    /// <summary>Keeps the rows usable while they get the other type: a column of that type is made beside this one, with
    /// all that belongs to it, filled in batches, and kept in step with it. A later migration, with
    /// <c>[Phase(Phase.Contract)]</c>, lets it take this one's place with <c>FinishOnline</c>. Goes with
    /// <see cref="Type"/>, <see cref="Using"/> and <see cref="Collate(string)"/>, and with nothing else.</summary>
    public ModifyColumnBuilder Online()
    {
        _online = true;
        return this;
    }

    /// <summary>Sorts and compares by another collation; <c>default</c> is the type's own.</summary>
    public ModifyColumnBuilder Collate(string collation) => Collate(new TableName(null, collation));

    /// <summary>Sorts and compares by a collation of a schema.</summary>
    public ModifyColumnBuilder Collate(TableName collation)
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

    /// <summary>Lets the server number the rows from now on, or changes how it does; refuses nulls.</summary>
    /// <param name="always">Refuses explicit values instead of accepting them.</param>
    /// <param name="sequence">Says more about the sequence: <c>s =&gt; s.Start(1000)</c>. Without a start, it goes on
    /// behind the largest value that is there.</param>
    public ModifyColumnBuilder Identity(bool always = false, Action<IdentityBuilder>? sequence = null)
    {
        _identity = new SetIdentity(
            _table, _column, IdentityBuilder.Build($"The identity of {What}", always, sequence));
        return this;
    }

    /// <summary>Lets the server number the rows no more. The values stay, and nulls are still refused.</summary>
    public ModifyColumnBuilder DropIdentity()
    {
        _identity = new DropIdentity(_table, _column);
        return this;
    }

    /// <summary>Computes a generated column by another expression. Its values are computed anew: the server writes the
    /// whole table; before PostgreSQL 17 the column is made anew.</summary>
    /// <param name="expression">SQL over columns of the same row.</param>
    public ModifyColumnBuilder GeneratedAs(string expression)
    {
        _expression = new SetExpression(_table, _column, SqlFragment.Expression(expression, $"The expression of {What}"));
        return this;
    }

    /// <summary>Makes a generated column an ordinary one, with the values that it has (PostgreSQL 13 and
    /// later).</summary>
    public ModifyColumnBuilder DropExpression()
    {
        _expression = new DropExpression(_table, _column);
        return this;
    }

    /// <summary>Stores large values to come in another way; <see langword="null"/> for the type's own.</summary>
    public ModifyColumnBuilder Storage(ColumnStorage? storage)
    {
        _storage = new SetStorage(_table, _column, storage);
        return this;
    }

    /// <summary>Compresses large values to come in another way (PostgreSQL 14 and later); <see langword="null"/> for
    /// the server's setting.</summary>
    public ModifyColumnBuilder Compression(ColumnCompression? compression)
    {
        _compression = new SetCompression(_table, _column, compression);
        return this;
    }

    /// <summary>How many values the planner's statistics keep, from 0 to 10000; <see langword="null"/> for the server's
    /// setting.</summary>
    public ModifyColumnBuilder Statistics(int? target)
    {
        _statistics = new SetStatistics(
            _table, _column, target is { } given ? StatisticsTarget.Given(given, What) : null);
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
        if (_type is null && _using is not null)
        {
            throw new InvalidMigrationException(
                $"Modify(\"{_column}\"): Using goes with Type. Name the type, even if it stays.");
        }

        if (_online && _type is null)
        {
            throw new InvalidMigrationException(
                $"Modify(\"{_column}\"): Online goes with Type. Name the type, even if it stays.");
        }

        // The default that is there need not fit the new type: it goes first, and with the type it comes back.
        var oldDefault = _type is not null && _default is not null ? new DropDefault(_table, _column) : null;
        Operation?[] operations =
        [
            _identity as DropIdentity,
            _expression,
            oldDefault,
            TypeChange(),
            _default,
            _nullability ?? (_identity is SetIdentity ? new SetNotNull(_table, _column) : null),
            _identity as SetIdentity,
            _storage,
            _compression,
            _statistics,
            _comment,
        ];
        if (_online && operations.Count(operation => operation is not null) > 1)
        {
            throw new InvalidMigrationException(
                $"Modify(\"{_column}\"): Online changes the type alone, over two migrations. Write the rest in one before "
                + "them, or behind FinishOnline.");
        }

        return operations.Any(operation => operation is not null)
            ? operations.OfType<Operation>()
            : throw new InvalidMigrationException($"Modify(\"{_column}\") changes nothing.");
    }

    private string What => $"column \"{_column}\" of \"{_table}\"";

    private Operation? TypeChange() => (_type, _collation) switch
    {
        ({ } type, _) => new AlterColumnType(_table, _column, type)
        {
            Collation = _collation,
            Using = _using,
            UsingBack = _usingBack,
            Online = _online,
        },
        (null, { } collation) => new SetCollation(_table, _column, collation),
        _ => null,
    };
}
