namespace Schema.Dsl;

/// <summary>Refines a foreign key. See the PostgreSQL manual, CREATE TABLE.</summary>
public sealed class ForeignKeyBuilder : ConstraintBuilder
{
    private ForeignKeyConstraint _key;

    internal ForeignKeyBuilder(TableName table, ForeignKeyConstraint key)
        : base(table) => _key = key;

    /// <summary>What happens when the row that is referred to is deleted.</summary>
    /// <param name="action">What happens.</param>
    /// <param name="columns">With <see cref="ReferentialAction.SetNull"/> and
    /// <see cref="ReferentialAction.SetDefault"/>: the columns of the key that are set, where that are not all of them
    /// (PostgreSQL 15 and later).</param>
    public ForeignKeyBuilder OnDelete(ReferentialAction action, params string[] columns) =>
        Set(_key with { OnDelete = action, OnDeleteColumns = OnDeleteColumns(action, columns) });

    /// <summary>What happens when the key that is referred to changes.</summary>
    public ForeignKeyBuilder OnUpdate(ReferentialAction action) => Set(_key with { OnUpdate = action });

    /// <summary>Refuses a row of which some columns of the key are null and others are not.</summary>
    public ForeignKeyBuilder MatchFull() => Set(_key with { MatchFull = true });

    /// <summary>Checked with each statement, unless a transaction says <c>SET CONSTRAINTS … DEFERRED</c>.</summary>
    public ForeignKeyBuilder Deferrable() => Set(_key with { Deferral = Deferral.Deferrable });

    /// <summary>Checked at the end of a transaction, so that rows can be written in any order.</summary>
    public ForeignKeyBuilder InitiallyDeferred() => Set(_key with { Deferral = Deferral.InitiallyDeferred });

    /// <summary>Takes the rows that are there as they are: only rows to come are checked, until
    /// <c>ValidateConstraint</c>.</summary>
    public ForeignKeyBuilder NotValid() => Set(_key with { NotValid = true });

    /// <summary>Explains the foreign key to whoever reads the schema.</summary>
    public ForeignKeyBuilder Comment(string text) => Set(_key with { Comment = text });

    internal override Constraint Build() => _key;

    private ValueList<string> OnDeleteColumns(ReferentialAction action, string[] columns)
    {
        if (columns.Length == 0)
        {
            return ValueList<string>.Empty;
        }

        if (action is not (ReferentialAction.SetNull or ReferentialAction.SetDefault))
        {
            throw new InvalidMigrationException(
                $"The foreign key \"{_key.Name}\" of \"{TableName}\" names columns for {action}, which sets none. "
                + "Columns go with SetNull and SetDefault.");
        }

        var set = TableConstraints.Columns(columns, "OnDelete");
        return set.FirstOrDefault(column => !_key.Columns.Contains(column)) is { } other
            ? throw new InvalidMigrationException(
                $"The foreign key \"{_key.Name}\" of \"{TableName}\" would set \"{other}\", which is none of its "
                + $"columns: {string.Join(", ", _key.Columns)}.")
            : set;
    }

    private ForeignKeyBuilder Set(ForeignKeyConstraint key)
    {
        _key = key;
        return this;
    }
}
