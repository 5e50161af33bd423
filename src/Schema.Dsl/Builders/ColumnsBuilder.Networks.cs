namespace Schema.Dsl;

public abstract partial class ColumnsBuilder
{
    /// <summary>An IP address, with or without a network mask.</summary>
    public ColumnBuilder Inet(string name) => Column(name, new ColumnType("inet"));

    /// <summary>An IP network.</summary>
    public ColumnBuilder Cidr(string name) => Column(name, new ColumnType("cidr"));

    /// <summary>A MAC address of 6 bytes.</summary>
    public ColumnBuilder MacAddr(string name) => Column(name, new ColumnType("macaddr"));

    /// <summary>A MAC address of 8 bytes.</summary>
    public ColumnBuilder MacAddr8(string name) => Column(name, new ColumnType("macaddr8"));

    /// <summary>The number of an object in the catalog.</summary>
    public ColumnBuilder Oid(string name) => Column(name, new ColumnType("oid"));

    /// <summary>A place in the write-ahead log.</summary>
    public ColumnBuilder PgLsn(string name) => Column(name, new ColumnType("pg_lsn"));
}
