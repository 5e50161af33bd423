namespace Schema.Dsl;

/// <summary>Refines an insert, or an insert or update.</summary>
public sealed class InsertBuilder : IOperationBuilder
{
    private InsertRows _insert;

    internal InsertBuilder(InsertRows insert) => _insert = insert;

    /// <summary>Undoes it by SQL, where no key of the table tells its rows from others.</summary>
    /// <param name="sql">One or more statements.</param>
    public InsertBuilder Undo(string sql)
    {
        _insert = _insert with { Undo = RowUndo.Sql(sql, _insert.OnConflict is null ? "Insert" : "Upsert", _insert.Table) };
        return this;
    }

    /// <summary>Says that nothing can undo it: <c>Undo(Irreversible.Because("…"))</c>.</summary>
    public InsertBuilder Undo(Irreversible irreversible)
    {
        _insert = _insert with
        {
            IrreversibleBecause = irreversible?.Reason ?? throw new ArgumentNullException(nameof(irreversible)),
        };
        return this;
    }

    IEnumerable<Operation> IOperationBuilder.Build() => [_insert];
}
