namespace Schema.Dsl;

/// <summary>Refines one column. Columns are nullable until <see cref="NotNull"/>, as in SQL.</summary>
public sealed class ColumnBuilder
{
    private readonly TableName _table;
    private readonly Conventions _conventions;
    private readonly List<Constraint> _constraints = [];
    private readonly List<IndexDefinition> _indexes = [];
    private Column _column;

    internal ColumnBuilder(TableName table, string name, ColumnType type, Conventions conventions)
    {
        _table = table;
        _conventions = conventions;
        _column = new Column(Identifier.Given(name, "column"), type);
    }

    internal bool IsPrimaryKey { get; private set; }

    internal string Name => _column.Name;

    internal IReadOnlyList<Constraint> Constraints => _constraints;

    internal IReadOnlyList<IndexDefinition> Indexes => _indexes;

    /// <summary>Refuses nulls.</summary>
    public ColumnBuilder NotNull() => Set(_column with { NotNull = true });

    /// <summary>Allows nulls: the default, for those who like to say it.</summary>
    public ColumnBuilder Nullable() => Set(_column with { NotNull = false });

    /// <summary>What the column holds when an insert does not say.</summary>
    /// <param name="value">A string, a number, a boolean, a <see cref="Guid"/>, a date or a time, bytes, or an array of
    /// such; JSON as a string. For an expression use <see cref="DefaultSql"/>.</param>
    /// <exception cref="InvalidMigrationException">It is null, or nothing says how to write it in SQL.</exception>
    public ColumnBuilder Default(object value) => Set(_column with { Default = DefaultValue.Of(value, _table, Name) });

    /// <summary>An SQL expression that gives the value when an insert does not say, such as <c>now()</c>.</summary>
    public ColumnBuilder DefaultSql(string expression) =>
        Set(_column with { Default = DefaultValue.OfSql(expression, _table, Name) });

    /// <summary>Makes the column the primary key, or a part of it if other columns say so too.</summary>
    public ColumnBuilder PrimaryKey()
    {
        IsPrimaryKey = true;
        return NotNull();
    }

    /// <summary>Lets the server number the rows.</summary>
    /// <param name="always">Refuses explicit values instead of accepting them.</param>
    /// <param name="sequence">Says more about the sequence: <c>s =&gt; s.Start(1000)</c>.</param>
    public ColumnBuilder Identity(bool always = false, Action<IdentityBuilder>? sequence = null) => Set(_column with
    {
        Identity = IdentityBuilder.Build($"The identity of {What}", always, sequence),
        NotNull = true,
    });

    /// <summary>Refuses a second row with the same value, by a constraint named <c>users_email_key</c>.</summary>
    public ColumnBuilder Unique(string? name = null) => Add(Rules.Unique([Name], name));

    /// <summary>A condition that no row may break, as SQL, by a constraint named <c>users_age_check</c>.</summary>
    public ColumnBuilder Check(string expression, string? name = null) =>
        Add(Rules.ColumnCheck(Name, expression, name));

    /// <summary>Makes the column refer to another table, by a constraint named <c>posts_author_id_fkey</c>.</summary>
    public ColumnBuilder References(
        TableName table,
        string? key = null,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        string? name = null,
        Deferral deferral = Deferral.NotDeferrable) =>
        Add(Rules.ForeignKey([Name], table, [key ?? _conventions.Key.Name], onDelete, onUpdate, name) with
        {
            Deferral = deferral,
        });

    /// <summary>Computes the column from others.</summary>
    /// <param name="expression">SQL over columns of the same row.</param>
    /// <param name="stored">False to compute it whenever it is read, instead of storing it (PostgreSQL 18 and
    /// later).</param>
    public ColumnBuilder GeneratedAs(string expression, bool stored = true) => Set(_column with
    {
        GeneratedAs = SqlFragment.Expression(expression, $"The expression of {What}"),
        IsVirtual = !stored,
    });

    /// <summary>Sorts and compares by this collation, such as <c>C</c> or <c>de-x-icu</c>.</summary>
    public ColumnBuilder Collate(string collation) => Collate(new TableName(null, collation));

    /// <summary>Sorts and compares by a collation of a schema.</summary>
    public ColumnBuilder Collate(TableName collation) => Set(_column with
    {
        Collation = TypeTraits.IsOwn(Identifier.Given(collation, "collation")) ? null : collation,
    });

    /// <summary>How values that do not fit into a page are stored; default: the type's own way.</summary>
    public ColumnBuilder Storage(ColumnStorage storage) => Set(_column with { Storage = storage });

    /// <summary>How large values are compressed (PostgreSQL 14 and later); default: the server's setting.</summary>
    public ColumnBuilder Compression(ColumnCompression compression) => Set(_column with { Compression = compression });

    /// <summary>How many values the planner's statistics keep, from 0 to 10000; default: the server's
    /// setting.</summary>
    public ColumnBuilder Statistics(int target) =>
        Set(_column with { Statistics = StatisticsTarget.Given(target, What) });

    /// <summary>Explains the column to whoever reads the schema.</summary>
    public ColumnBuilder Comment(string text) => Set(_column with { Comment = text });

    /// <summary>Makes it an array of its type, with from 1 to 6 dimensions.</summary>
    public ColumnBuilder Array(int dimensions = 1) => Set(_column with
    {
        Type = DeclaredType.Array(_column.Type, dimensions, What),
    });

    internal ColumnBuilder Indexed()
    {
        var key = IndexKey.OfColumn(Name);
        _indexes.Add(new IndexDefinition(_conventions.Derived.Index(_table, [key], unique: false), _table, new[] { key }));
        return this;
    }

    internal Column Build()
    {
        if (TypeTraits.IsAlwaysPlain(_column.Type)
            && (_column.Compression is not null || _column.Storage is not (null or ColumnStorage.Plain)))
        {
            throw new InvalidMigrationException(
                $"Storage and Compression of {What}: {_column.Type} is always stored plain. Leave them out.");
        }

        object?[] sources = [_column.Default, _column.Identity, _column.GeneratedAs];
        return sources.Count(source => source is not null) <= 1
            ? _column
            : throw new InvalidMigrationException(
                $"Column \"{Name}\" of \"{_table}\" has more than one of Default, Identity and GeneratedAs. Keep one.");
    }

    private TableConstraints Rules => new(_table, _conventions.Derived);

    private string What => $"column \"{Name}\" of \"{_table}\"";

    private ColumnBuilder Set(Column column)
    {
        _column = column;
        return this;
    }

    private ColumnBuilder Add(Constraint constraint)
    {
        _constraints.Add(constraint);
        return this;
    }
}
