namespace Schema.Dsl;

public abstract partial class ColumnsBuilder
{
    /// <summary>A range of <c>integer</c>.</summary>
    public ColumnBuilder Int4Range(string name) => Column(name, new ColumnType("int4range"));

    /// <summary>A range of <c>bigint</c>.</summary>
    public ColumnBuilder Int8Range(string name) => Column(name, new ColumnType("int8range"));

    /// <summary>A range of <c>numeric</c>.</summary>
    public ColumnBuilder NumRange(string name) => Column(name, new ColumnType("numrange"));

    /// <summary>A range of <c>timestamp</c>.</summary>
    public ColumnBuilder TsRange(string name) => Column(name, new ColumnType("tsrange"));

    /// <summary>A range of <c>timestamptz</c>.</summary>
    public ColumnBuilder TsTzRange(string name) => Column(name, new ColumnType("tstzrange"));

    /// <summary>A range of <c>date</c>.</summary>
    public ColumnBuilder DateRange(string name) => Column(name, new ColumnType("daterange"));

    /// <summary>Ranges of <c>integer</c> (PostgreSQL 14 and later).</summary>
    public ColumnBuilder Int4MultiRange(string name) => Column(name, new ColumnType("int4multirange"));

    /// <summary>Ranges of <c>bigint</c> (PostgreSQL 14 and later).</summary>
    public ColumnBuilder Int8MultiRange(string name) => Column(name, new ColumnType("int8multirange"));

    /// <summary>Ranges of <c>numeric</c> (PostgreSQL 14 and later).</summary>
    public ColumnBuilder NumMultiRange(string name) => Column(name, new ColumnType("nummultirange"));

    /// <summary>Ranges of <c>timestamp</c> (PostgreSQL 14 and later).</summary>
    public ColumnBuilder TsMultiRange(string name) => Column(name, new ColumnType("tsmultirange"));

    /// <summary>Ranges of <c>timestamptz</c> (PostgreSQL 14 and later).</summary>
    public ColumnBuilder TsTzMultiRange(string name) => Column(name, new ColumnType("tstzmultirange"));

    /// <summary>Ranges of <c>date</c> (PostgreSQL 14 and later).</summary>
    public ColumnBuilder DateMultiRange(string name) => Column(name, new ColumnType("datemultirange"));
}
