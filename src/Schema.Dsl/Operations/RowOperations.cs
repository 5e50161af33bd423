namespace Schema.Dsl;

/// <summary>Changes rows of a table. What it does to the schema is nothing.</summary>
public abstract record RowOperation(TableName Table) : Operation
{
    /// <summary>What undoes it, as the author said; <see langword="null"/> where nothing was said.</summary>
    public Operation? Undo { get; init; }

    /// <summary>Why nothing can undo it, in the author's words.</summary>
    public string? IrreversibleBecause { get; init; }
}

/// <summary>Adds rows. Undone by deleting them by a key of the table, unless the author says otherwise.</summary>
/// <param name="Columns">The columns that are given values.</param>
/// <param name="Rows">The values of each row, in the order of <paramref name="Columns"/>.</param>
public sealed record InsertRows(TableName Table, ValueList<string> Columns, ValueList<ValueList<SqlValue>> Rows)
    : RowOperation(Table)
{
    /// <summary>The key by which a row may be there already, which then takes the other values over;
    /// <see langword="null"/> where that is an error.</summary>
    public ValueList<string>? OnConflict { get; init; }
}

/// <summary>Changes values in rows.</summary>
/// <param name="Set">What they are to hold.</param>
/// <param name="Where">Which rows.</param>
public sealed record UpdateRows(TableName Table, RowTerms Set, RowTerms Where) : RowOperation(Table);

/// <summary>Deletes rows.</summary>
/// <param name="Where">Which rows.</param>
public sealed record DeleteRows(TableName Table, RowTerms Where) : RowOperation(Table);

/// <summary>Changes values in many rows, in batches that are each a transaction of their own, so that nobody waits for
/// long. On the way back there is nothing to do, unless the author says otherwise.</summary>
/// <param name="Set">What they are to hold.</param>
public sealed record BackfillRows(TableName Table, SqlTerms Set) : RowOperation(Table)
{
    /// <summary>Which rows; <see langword="null"/> for all of them.</summary>
    public SqlTerms? Where { get; init; }

    /// <summary>How many rows the first batch has. The next ones have as many as <see cref="Target"/> allows.</summary>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>How long a batch is meant to take.</summary>
    public TimeSpan Target { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The migration is done without it: it is left to whoever runs what is left to the background.</summary>
    public bool InBackground { get; init; }
}
