namespace Schema.Dsl;

/// <summary>Collects how a table is stored.</summary>
internal sealed class StorageBuilder(TableName table)
{
    private readonly List<StorageParameter> _parameters = [];
    private string? _tablespace;
    private bool _isUnlogged;

    public void Unlogged() => _isUnlogged = true;

    public void With(string parameter, object value)
    {
        var given = StorageParameter.Given(parameter, value);
        if (_parameters.Exists(other => other.Name == given.Name))
        {
            throw new InvalidMigrationException($"Table \"{table}\" sets the parameter {parameter} twice. Keep one.");
        }

        _parameters.Add(given);
    }

    public void Tablespace(string tablespace) => _tablespace = Identifier.Given(tablespace, "tablespace");

    public Table Apply(Table declared) => declared with
    {
        Unlogged = _isUnlogged,
        Parameters = _parameters.ToValueList(),
        Tablespace = _tablespace,
    };
}
