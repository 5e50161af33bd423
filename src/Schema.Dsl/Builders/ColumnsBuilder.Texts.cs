namespace Schema.Dsl;

public abstract partial class ColumnsBuilder
{
    /// <summary>A short text: <c>varchar(255)</c>, or the convention's type.</summary>
    public ColumnBuilder String(string name) => Column(name, Conventions.StringType);

    /// <summary>Text of at most so many characters.</summary>
    public ColumnBuilder String(string name, int length) => Column(name, "varchar", length);

    /// <summary>Text of exactly so many characters, padded with blanks.</summary>
    public ColumnBuilder Char(string name, int length = 1) => Column(name, "char", length);

    /// <summary>Text of any length.</summary>
    public ColumnBuilder Text(string name) => Column(name, new ColumnType("text"));

    /// <summary>Text that compares without regard to case; needs the extension <c>citext</c>.</summary>
    public ColumnBuilder Citext(string name) => Column(name, new ColumnType("citext"));

    /// <summary>Bytes.</summary>
    public ColumnBuilder Binary(string name) => Column(name, new ColumnType("bytea"));

    /// <summary>Exactly so many bits.</summary>
    public ColumnBuilder Bit(string name, int length = 1) => Column(name, "bit", length);

    /// <summary>Bits: at most so many, or any number.</summary>
    public ColumnBuilder VarBit(string name, int? length = null) => Column(name, "varbit", length);

    /// <summary>A universally unique identifier.</summary>
    public ColumnBuilder Uuid(string name) => Column(name, new ColumnType("uuid"));

    /// <summary>JSON as it was written. Prefer <see cref="Jsonb"/>: it can be compared and indexed.</summary>
    public ColumnBuilder Json(string name) => Column(name, new ColumnType("json"));

    /// <summary>JSON in binary form.</summary>
    public ColumnBuilder Jsonb(string name) => Column(name, new ColumnType("jsonb"));

    /// <summary>XML.</summary>
    public ColumnBuilder Xml(string name) => Column(name, new ColumnType("xml"));

    /// <summary>Text by text keys; needs the extension <c>hstore</c>.</summary>
    public ColumnBuilder Hstore(string name) => Column(name, new ColumnType("hstore"));

    /// <summary>A text made ready for full-text search.</summary>
    public ColumnBuilder TsVector(string name) => Column(name, new ColumnType("tsvector"));

    /// <summary>A query for full-text search.</summary>
    public ColumnBuilder TsQuery(string name) => Column(name, new ColumnType("tsquery"));
}
