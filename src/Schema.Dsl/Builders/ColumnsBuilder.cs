namespace Schema.Dsl;

/// <summary>Declares columns: one method a type, with PostgreSQL's meaning (manual, chapter 8).</summary>
public abstract partial class ColumnsBuilder
{
    private protected ColumnsBuilder(TableName table, Conventions conventions)
    {
        TableName = table;
        Conventions = conventions;
    }

    private protected TableName TableName { get; }

    private protected Conventions Conventions { get; }

    private protected TableConstraints Rules => new(TableName, Conventions.Derived);

    /// <summary>A column of any type, by its SQL name: <c>t.Column("area", "geometry(Point, 4326)")</c>.</summary>
    public ColumnBuilder Column(string name, string sqlType) => Column(name, DeclaredType.Of(sqlType, What(name)));

    /// <summary>A column of a type that lives in a schema, such as an enum or a domain: <c>t.Enum("status",
    /// "order_status")</c>.</summary>
    public ColumnBuilder Enum(string name, TableName type) => Column(name, ColumnType.Named(type));

    /// <summary>A column that refers to another table, with an index: <c>account_id</c> for
    /// <c>accounts</c>.</summary>
    /// <param name="table">The table that it refers to.</param>
    /// <param name="column">The name of the column; default: the table's name in the singular and <c>_id</c>.</param>
    /// <param name="key">The column that it refers to; default: <c>id</c>, or the convention's.</param>
    /// <param name="onDelete">What happens when the row that is referred to is deleted.</param>
    /// <param name="onUpdate">What happens when the key that is referred to changes.</param>
    /// <param name="type">The SQL type; default: <c>bigint</c>, or the convention's.</param>
    /// <param name="index">False to go without the index, which deletes and joins on the other side need.</param>
    /// <param name="deferral">When the foreign key is checked.</param>
    public ColumnBuilder References(
        TableName table,
        string? column = null,
        string? key = null,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        string? type = null,
        bool index = true,
        Deferral deferral = Deferral.NotDeferrable)
    {
        var name = column ?? Conventions.Derived.ReferenceColumn(Identifier.Given(table));
        var reference = Column(name, type ?? Conventions.Key.Type)
            .References(table, key ?? Conventions.Key.Name, onDelete, onUpdate, deferral: deferral);
        return index ? reference.Indexed() : reference;
    }

    /// <summary><c>inserted_at</c> and <c>updated_at</c>: <c>timestamptz not null default now()</c>, or the
    /// convention's.</summary>
    public void Timestamps()
    {
        var columns = Conventions.Timestamps;
        Column(columns.Inserted, columns.Type).NotNull().DefaultSql(columns.DefaultSql);
        Column(columns.Updated, columns.Type).NotNull().DefaultSql(columns.DefaultSql);
    }

    private protected abstract void Add(ColumnBuilder column);

    private ColumnBuilder Column(string name, string type, int? parameter) =>
        Column(name, new ColumnType(type, parameter is { } given ? new[] { given } : []));

    private ColumnBuilder Column(string name, ColumnType type)
    {
        var column = new ColumnBuilder(TableName, name, DeclaredType.Checked(type, What(name)), Conventions);
        Add(column);
        return column;
    }

    private string What(string column) => $"column \"{column}\" of \"{TableName}\"";
}
