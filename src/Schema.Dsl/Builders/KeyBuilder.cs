namespace Schema.Dsl;

/// <summary>Refines a primary key or a unique constraint. See the PostgreSQL manual, CREATE TABLE and ALTER
/// TABLE.</summary>
public sealed class KeyBuilder : ConstraintBuilder
{
    private readonly bool _isDeclared;
    private IndexedConstraint _key;
    private string? _usingIndex;

    /// <param name="isDeclared">The table is declared with it, and not altered.</param>
    internal KeyBuilder(TableName table, IndexedConstraint key, bool isDeclared)
        : base(table)
    {
        _key = key;
        _isDeclared = isDeclared;
    }

    /// <summary>Checked with each statement instead of each row, unless a transaction says
    /// <c>SET CONSTRAINTS … DEFERRED</c>. No foreign key can refer to it then.</summary>
    public KeyBuilder Deferrable() => Set(_key with { Deferral = Deferral.Deferrable });

    /// <summary>Checked at the end of a transaction. No foreign key can refer to it then.</summary>
    public KeyBuilder InitiallyDeferred() => Set(_key with { Deferral = Deferral.InitiallyDeferred });

    /// <summary>Takes nulls as equal to each other (PostgreSQL 15 and later).</summary>
    public KeyBuilder NullsNotDistinct() => _key is UniqueConstraint unique
        ? Set(unique with { NullsNotDistinct = true })
        : throw new InvalidMigrationException(
            $"The primary key of \"{TableName}\" takes no nulls, so NullsNotDistinct() means nothing. Leave it out.");

    /// <summary>Stores columns in the index without making them part of the key.</summary>
    public KeyBuilder Include(params string[] columns) =>
        Set(_key with { Include = TableConstraints.Columns(columns, "Include") });

    /// <summary>Sets a storage parameter of the index, such as <c>fillfactor</c>.</summary>
    public KeyBuilder With(string parameter, object value) =>
        Set(_key with { Parameters = _key.Parameters.Add(StorageParameter.Given(parameter, value)) });

    /// <summary>Keeps the index in this tablespace.</summary>
    public KeyBuilder Tablespace(string tablespace) =>
        Set(_key with { Tablespace = Identifier.Given(tablespace, "tablespace") });

    /// <summary>Makes a unique index that the table has the constraint's own, instead of building one: writes do not
    /// wait. The index takes the constraint's name.</summary>
    public KeyBuilder UsingIndex(string index)
    {
        _usingIndex = _isDeclared
            ? throw new InvalidMigrationException(
                $"Table \"{TableName}\" is declared with its keys, so there is no index before them. "
                    + "Leave UsingIndex out.")
            : Identifier.Given(index, "index");
        return this;
    }

    /// <summary>Explains the constraint to whoever reads the schema.</summary>
    public KeyBuilder Comment(string text) => Set(_key with { Comment = text });

    internal override Constraint Build() => IndexRules.Checked(_key, TableName);

    private protected override AddConstraint Add() => _usingIndex is not null && SaysHowToIndex
        ? throw new InvalidMigrationException(
            $"The constraint \"{_key.Name}\" of \"{TableName}\" uses the index \"{_usingIndex}\", which has an "
            + "Include, a With, a Tablespace and a NullsNotDistinct of its own. Leave them out here.")
        : base.Add() with { UsingIndex = _usingIndex };

    private bool SaysHowToIndex =>
        _key.Include.Count > 0
        || _key.Parameters.Count > 0
        || _key.Tablespace is not null
        || _key is UniqueConstraint { NullsNotDistinct: true };

    private KeyBuilder Set(IndexedConstraint key)
    {
        _key = key;
        return this;
    }
}
