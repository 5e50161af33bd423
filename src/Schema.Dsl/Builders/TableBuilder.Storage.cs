namespace Schema.Dsl;

public abstract partial class TableBuilder
{
    private readonly StorageBuilder _storage;

    /// <summary>Does not write the table to the log: writing is faster, and the table is empty after a crash.</summary>
    public void Unlogged() => _storage.Unlogged();

    /// <summary>Sets a storage parameter, such as <c>fillfactor</c> or <c>toast.autovacuum_enabled</c>.</summary>
    public void With(string parameter, object value) => _storage.With(parameter, value);

    /// <summary>Keeps the table in a tablespace; default: the database's own.</summary>
    public void Tablespace(string tablespace) => _storage.Tablespace(tablespace);
}
