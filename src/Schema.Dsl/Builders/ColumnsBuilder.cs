namespace Schema.Dsl;

/// <summary>Declares columns: one method a type, with PostgreSQL's meaning (manual, chapter 8).</summary>
public abstract class ColumnsBuilder
{
    private const int DefaultStringLength = 255;

    private protected ColumnsBuilder(TableName table) => TableName = table;

    private protected TableName TableName { get; }

    /// <summary>An integer of 2 bytes.</summary>
    public ColumnBuilder SmallInt(string name) => Column(name, new ColumnType("smallint"));

    /// <summary>An integer of 4 bytes.</summary>
    public ColumnBuilder Integer(string name) => Column(name, new ColumnType("integer"));

    /// <summary>An integer of 8 bytes.</summary>
    public ColumnBuilder BigInt(string name) => Column(name, new ColumnType("bigint"));

    /// <summary>An exact number of any size.</summary>
    public ColumnBuilder Decimal(string name) => Column(name, new ColumnType("numeric"));

    /// <summary>An exact number with this many digits in all, and after the point.</summary>
    public ColumnBuilder Decimal(string name, int precision, int scale = 0) =>
        precision >= 1 && scale >= 0 && scale <= precision
            ? Column(name, new ColumnType("numeric", new[] { precision, scale }))
            : throw new InvalidMigrationException(
                $"Decimal(\"{name}\", {precision}, {scale}): "
                + "the precision is at least 1, and the scale from 0 to the precision.");

    /// <summary>A floating-point number of 4 bytes.</summary>
    public ColumnBuilder Real(string name) => Column(name, new ColumnType("real"));

    /// <summary>A floating-point number of 8 bytes.</summary>
    public ColumnBuilder Double(string name) => Column(name, new ColumnType("double precision"));

    /// <summary>True or false.</summary>
    public ColumnBuilder Boolean(string name) => Column(name, new ColumnType("boolean"));

    /// <summary>Text of at most so many characters: <c>varchar(255)</c>.</summary>
    public ColumnBuilder String(string name, int length = DefaultStringLength) =>
        Column(name, Sized("varchar", name, length));

    /// <summary>Text of exactly so many characters, padded with blanks.</summary>
    public ColumnBuilder Char(string name, int length) => Column(name, Sized("char", name, length));

    /// <summary>Text of any length.</summary>
    public ColumnBuilder Text(string name) => Column(name, new ColumnType("text"));

    /// <summary>Text that compares without regard to case; needs the extension <c>citext</c>.</summary>
    public ColumnBuilder Citext(string name) => Column(name, new ColumnType("citext"));

    /// <summary>Bytes.</summary>
    public ColumnBuilder Binary(string name) => Column(name, new ColumnType("bytea"));

    /// <summary>A universally unique identifier.</summary>
    public ColumnBuilder Uuid(string name) => Column(name, new ColumnType("uuid"));

    /// <summary>JSON as it was written. Prefer <see cref="Jsonb"/>: it can be compared and indexed.</summary>
    public ColumnBuilder Json(string name) => Column(name, new ColumnType("json"));

    /// <summary>JSON in binary form.</summary>
    public ColumnBuilder Jsonb(string name) => Column(name, new ColumnType("jsonb"));

    /// <summary>A day.</summary>
    public ColumnBuilder Date(string name) => Column(name, new ColumnType("date"));

    /// <summary>A time of day, without a zone.</summary>
    public ColumnBuilder Time(string name) => Column(name, new ColumnType("time"));

    /// <summary>A day and a time, without a zone. Prefer <see cref="TimestampTz"/> for moments.</summary>
    public ColumnBuilder Timestamp(string name) => Column(name, new ColumnType("timestamp"));

    /// <summary>A moment: <c>timestamptz</c>.</summary>
    public ColumnBuilder TimestampTz(string name) => Column(name, new ColumnType("timestamptz"));

    /// <summary>A span of time.</summary>
    public ColumnBuilder Interval(string name) => Column(name, new ColumnType("interval"));

    /// <summary>An IP address, with or without a network mask.</summary>
    public ColumnBuilder Inet(string name) => Column(name, new ColumnType("inet"));

    /// <summary>A column of any type, by its SQL name: <c>t.Column("area", "geometry(Point, 4326)")</c>.</summary>
    public ColumnBuilder Column(string name, string sqlType) => Column(
        name, ColumnType.Parse(SqlFragment.Type(sqlType, $"The type of column \"{name}\" of \"{TableName}\"")));

    /// <summary>A <c>bigint</c> column that refers to another table, with an index: <c>account_id</c> for
    /// <c>accounts</c>.</summary>
    /// <param name="table">The table that it refers to.</param>
    /// <param name="column">The name of the column; default: the table's name in the singular and <c>_id</c>.</param>
    /// <param name="key">The column that it refers to.</param>
    /// <param name="onDelete">What happens when the row that is referred to is deleted.</param>
    /// <param name="onUpdate">What happens when the key that is referred to changes.</param>
    /// <param name="type">The SQL type, where the key is no <c>bigint</c>.</param>
    /// <param name="index">False to go without the index, which deletes and joins on the other side need.</param>
    public ColumnBuilder References(
        TableName table,
        string? column = null,
        string key = "id",
        ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction,
        string type = "bigint",
        bool index = true)
    {
        var reference = Column(column ?? DefaultNames.ReferenceColumn(Identifier.Given(table)), type)
            .References(table, key, onDelete, onUpdate);
        return index ? reference.Indexed() : reference;
    }

    /// <summary><c>inserted_at</c> and <c>updated_at</c>: <c>timestamptz not null default now()</c>.</summary>
    public void Timestamps()
    {
        TimestampTz("inserted_at").NotNull().DefaultSql("now()");
        TimestampTz("updated_at").NotNull().DefaultSql("now()");
    }

    private protected abstract void Add(ColumnBuilder column);

    private ColumnBuilder Column(string name, ColumnType type)
    {
        var column = new ColumnBuilder(TableName, name, type);
        Add(column);
        return column;
    }

    private static ColumnType Sized(string type, string name, int length) => length >= 1
        ? new ColumnType(type, new[] { length })
        : throw new InvalidMigrationException($"Column \"{name}\" has a length of {length}; it is at least 1.");
}
