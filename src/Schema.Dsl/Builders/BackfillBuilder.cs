namespace Schema.Dsl;

/// <summary>Says what a backfill does, and how gently.</summary>
public sealed class BackfillBuilder : IOperationBuilder
{
    private readonly TableName _table;
    private readonly Rows _rows;
    private BackfillRows _backfill;

    internal BackfillBuilder(TableName table)
    {
        _table = table;
        _rows = new("Backfill", table);
        _backfill = new(table, new SqlTerms(""));
    }

    /// <summary>What the rows are to hold: assignments, as behind <c>SET</c>.</summary>
    public BackfillBuilder Set(string sql)
    {
        _backfill = _backfill with { Set = _rows.Assignments(sql) };
        return this;
    }

    /// <summary>Which rows; all of them by default. A condition that no longer holds for a row that is done, such as
    /// <c>email_lower IS NULL</c>, leaves alone what the application has filled meanwhile.</summary>
    public BackfillBuilder Where(string sql)
    {
        _backfill = _backfill with { Where = _rows.Condition(sql) };
        return this;
    }

    /// <summary>How many rows the first batch has: 1,000 by default. Those behind it grow and shrink with
    /// <see cref="Target"/>.</summary>
    public BackfillBuilder BatchSize(int rows)
    {
        _backfill = rows > 0
            ? _backfill with { BatchSize = rows }
            : throw new InvalidMigrationException(
                $"Backfill(\"{_table}\") has batches of {rows} rows. A batch has one row at least.");
        return this;
    }

    /// <summary>How long a batch is meant to take, and with it the locks on its rows: one second by default.</summary>
    public BackfillBuilder Target(TimeSpan duration)
    {
        _backfill = duration > TimeSpan.Zero
            ? _backfill with { Target = duration }
            : throw new InvalidMigrationException(
                $"Backfill(\"{_table}\") aims at {duration} for a batch. It has to be longer than nothing.");
        return this;
    }

    /// <summary>Leaves it to the background: the migration writes down what is to be done, and is done with it.
    /// <c>RunBackfillsAsync</c> in the application, or <c>schema backfills run</c>, does it. What needs it waits: see
    /// docs/reference/backfills.md.</summary>
    public BackfillBuilder InBackground()
    {
        _backfill = _backfill with { InBackground = true };
        return this;
    }

    /// <summary>What the way back sets: a backfill too. By default it does nothing, since what is filled is most often
    /// a column that goes.</summary>
    /// <param name="set">Assignments, as behind <c>SET</c>.</param>
    /// <param name="where">Which rows; all of them by default.</param>
    public BackfillBuilder Undo(string set, string? where = null)
    {
        _backfill = _backfill with
        {
            Undo = new BackfillRows(_table, _rows.Assignments(set))
            {
                Where = where is null ? null : _rows.Condition(where),
            },
        };
        return this;
    }

    /// <summary>Says that nothing can undo it: <c>Undo(Irreversible.Because("…"))</c>.</summary>
    public BackfillBuilder Undo(Irreversible irreversible)
    {
        _backfill = _backfill with
        {
            IrreversibleBecause = irreversible?.Reason ?? throw new ArgumentNullException(nameof(irreversible)),
        };
        return this;
    }

    IEnumerable<Operation> IOperationBuilder.Build() => _backfill.Set.Sql.Length > 0
        ? [_backfill with { Undo = (_backfill.Undo as BackfillRows) is { } undo ? AsGentle(undo) : null }]
        : throw new InvalidMigrationException($"Backfill(\"{_table}\") sets nothing. Say what, with Set(\"…\").");

    private BackfillRows AsGentle(BackfillRows undo) =>
        undo with { BatchSize = _backfill.BatchSize, Target = _backfill.Target };
}
