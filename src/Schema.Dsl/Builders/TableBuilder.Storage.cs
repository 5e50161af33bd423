namespace Schema.Dsl;

public abstract partial class TableBuilder
{
    private readonly List<StorageParameter> _parameters = [];
    private string? _tablespace;
    private bool _isUnlogged;

    /// <summary>Does not write the table to the log: writing is faster, and the table is empty after a crash.</summary>
    public void Unlogged() => _isUnlogged = true;

    /// <summary>Sets a storage parameter, such as <c>fillfactor</c> or <c>toast.autovacuum_enabled</c>.</summary>
    public void With(string parameter, object value)
    {
        var given = StorageParameter.Given(parameter, value);
        if (_parameters.Exists(other => other.Name == given.Name))
        {
            throw new InvalidMigrationException($"Table \"{TableName}\" sets the parameter {parameter} twice. Keep one.");
        }

        _parameters.Add(given);
    }

    /// <summary>Keeps the table in a tablespace; default: the database's own.</summary>
    public void Tablespace(string tablespace) => _tablespace = Identifier.Given(tablespace, "tablespace");
}
