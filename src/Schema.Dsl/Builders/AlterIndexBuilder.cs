namespace Schema.Dsl;

/// <summary>Changes an index that exists without building it anew. See the PostgreSQL manual, ALTER INDEX.</summary>
public sealed class AlterIndexBuilder : IOperationBuilder
{
    private readonly TableName _index;
    private readonly List<Operation> _changes = [];

    internal AlterIndexBuilder(TableName index) => _index = index;

    /// <summary>Sets a storage parameter, such as <c>fillfactor</c>. Pages that are written from now on keep to
    /// it.</summary>
    public AlterIndexBuilder With(string parameter, object value) =>
        Add(new SetIndexParameters(_index, new[] { StorageParameter.Given(parameter, value) }));

    /// <summary>Puts storage parameters back to their defaults.</summary>
    public AlterIndexBuilder Reset(params string[] parameters) => parameters.Length > 0
        ? Add(new ResetIndexParameters(
            _index,
            parameters.Select(parameter => Identifier.Given(parameter, "storage parameter")).ToValueList()))
        : throw new InvalidMigrationException($"Reset() of the index \"{_index}\" names no storage parameter.");

    /// <summary>Moves the index to another tablespace; <see langword="null"/> for the database's default. Reads and
    /// writes of the table wait meanwhile.</summary>
    public AlterIndexBuilder Tablespace(string? tablespace) => Add(new SetIndexTablespace(
        _index, tablespace is null ? null : Identifier.Given(tablespace, "tablespace")));

    /// <summary>Says how much the server samples of an expression of the index, for the planner.</summary>
    /// <param name="key">The place of the expression in the key, from 1.</param>
    /// <param name="target">From 0 to 10 000; <see langword="null"/> for the server's default.</param>
    public AlterIndexBuilder Statistics(int key, int? target) => key >= 1
        ? Add(new SetIndexStatistics(
            _index, key, IndexRules.Statistics(target, $"An expression of the index \"{_index}\"")))
        : throw new InvalidMigrationException(
            $"Statistics({key}, …) of the index \"{_index}\": the parts of a key are counted from 1.");

    IEnumerable<Operation> IOperationBuilder.Build() => _changes.Count > 0
        ? _changes
        : throw new InvalidMigrationException($"A block for the index \"{_index}\" changes nothing.");

    private AlterIndexBuilder Add(Operation change)
    {
        _changes.Add(change);
        return this;
    }
}
