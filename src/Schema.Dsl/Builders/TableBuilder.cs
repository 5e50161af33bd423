namespace Schema.Dsl;

/// <summary>Declares a whole table: columns, keys, checks and a comment.</summary>
public abstract partial class TableBuilder : ColumnsBuilder
{
    private readonly List<ColumnBuilder> _columns = [];
    private readonly List<ConstraintBuilder> _constraints = [];
    private readonly List<IndexBuilder> _indexes = [];
    private KeyBuilder? _primaryKey;
    private string? _comment;

    private protected TableBuilder(TableName table, Conventions conventions)
        : base(table, conventions) => _storage = new StorageBuilder(table);

    private protected bool DeclaresPrimaryKey =>
        _primaryKey is not null || _columns.Exists(column => column.IsPrimaryKey);

    /// <summary>Makes these columns, together, the primary key.</summary>
    public KeyBuilder PrimaryKey(params string[] columns) =>
        _primaryKey = Key(Rules.PrimaryKey(columns, null));

    /// <inheritdoc cref="PrimaryKey(string[])"/>
    /// <param name="name">The name to give it, instead of <c>users_pkey</c>.</param>
    public KeyBuilder PrimaryKey(string[] columns, string name) =>
        _primaryKey = Key(Rules.PrimaryKey(columns, name));

    /// <summary>Refuses a second row with the same values in these columns.</summary>
    public KeyBuilder Unique(params string[] columns) =>
        Add(Key(Rules.Unique(columns, null)));

    /// <inheritdoc cref="Unique(string[])"/>
    /// <param name="name">The name to give it, instead of <c>users_email_key</c>.</param>
    public KeyBuilder Unique(string[] columns, string name) =>
        Add(Key(Rules.Unique(columns, name)));

    /// <summary>A condition that no row may break, as SQL.</summary>
    /// <param name="name">Default: named after the columns that the expression mentions,
    /// <c>users_age_check</c>.</param>
    public CheckBuilder Check(string expression, string? name = null) =>
        Add(new CheckBuilder(TableName, Rules.Check(expression, name)));

    /// <summary>Makes columns, together, refer to another table.</summary>
    public ForeignKeyBuilder ForeignKey(
        string[] columns,
        TableName references,
        string[] keys,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        string? name = null) =>
        Add(new ForeignKeyBuilder(
            TableName,
            Rules.ForeignKey(columns, references, keys, onDelete, onUpdate, name)));

    /// <summary>Refuses a second row that compares as true by all of these operators:
    /// <c>t.Exclude(x =&gt; x.With("room", "=").With("during", "&amp;&amp;"))</c>.</summary>
    public ExclusionBuilder Exclude(Action<ExclusionBuilder> define)
    {
        var exclusion = new ExclusionBuilder(TableName, Conventions);
        define(exclusion);
        return Add(exclusion);
    }

    /// <summary>Explains the table to whoever reads the schema.</summary>
    public void Comment(string text) => _comment = text;

    internal virtual Table Build()
    {
        var primaryKey = _primaryKey?.Build() ?? ColumnsPrimaryKey();
        Constraint[] constraints =
        [
            .. primaryKey is null ? [] : new[] { primaryKey },
            .. _columns.SelectMany(column => column.Constraints),
            .. _constraints.Select(constraint => constraint.Build()),
        ];
        var table = _storage.Apply(new Table(TableName)
        {
            Columns = _columns.Select(column => column.Build()).ToValueList(),
            Indexes = _columns
                .SelectMany(column => column.Indexes)
                .Concat(_indexes.Select(index => index.BuildIndex()))
                .ToValueList(),
            PartitionedBy = _partitionedBy,
            Inherits = _inherits.ToValueList(),
            Comment = _comment,
        });

        RefuseTwins(table.Columns.Select(column => column.Name), "columns");
        if (DeclaresAllColumns)
        {
            RefuseMissing(table, constraints);
        }

        RefuseTwins(constraints.Select(constraint => constraint.Name), "constraints");
        return constraints.Aggregate(table, (built, constraint) => built.WithConstraint(constraint));
    }

    private protected virtual bool DeclaresAllColumns => !InheritsColumns;

    private protected int ColumnCount => _columns.Count;

    private protected override void Add(ColumnBuilder column) => _columns.Add(column);

    private protected void AddFirst(ColumnBuilder column) => _columns.Insert(0, column);

    private protected IndexBuilder Add(IndexBuilder index)
    {
        _indexes.Add(index);
        return index;
    }

    private T Add<T>(T constraint)
        where T : ConstraintBuilder
    {
        _constraints.Add(constraint);
        return constraint;
    }

    private KeyBuilder Key(IndexedConstraint key) => new(TableName, key, isDeclared: true);

    private PrimaryKeyConstraint? ColumnsPrimaryKey()
    {
        var columns = _columns.Where(column => column.IsPrimaryKey).Select(column => column.Name).ToArray();
        return columns.Length == 0 ? null : Rules.PrimaryKey(columns, null);
    }

    private void RefuseMissing(Table table, IEnumerable<Constraint> constraints)
    {
        var missing = constraints
            .SelectMany(ConstraintChanges.Columns)
            .FirstOrDefault(column => table.Column(column) is null);
        if (missing is not null)
        {
            throw new InvalidMigrationException(
                $"Table \"{TableName}\" has a key over the column \"{missing}\", which it does not declare.");
        }
    }

    private void RefuseTwins(IEnumerable<string> names, string what)
    {
        var twin = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twin is not null)
        {
            throw new InvalidMigrationException(
                $"Table \"{TableName}\" declares two {what} named \"{twin}\". Name them apart.");
        }
    }
}
