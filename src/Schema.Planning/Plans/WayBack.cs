using Schema.Dsl;

namespace Schema.Planning;

/// <summary>An operation, the model before it, and the way back that this gave.</summary>
internal sealed record UndoneOperation(Operation Operation, SchemaModel Before)
{
    public Reversal Reversal { get; } = Reversal.Of(Operation, Before);
}

/// <summary>Makes the way back of one migration: its <c>Down()</c>, or each operation undone, last first.</summary>
internal sealed class WayBack
{
    private readonly Dialect _dialect;
    private readonly Lowering _lowering;
    private readonly List<Step> _requirements = [];
    private bool _isOtherTable;
    private SchemaModel _model;
    private bool _leavesDoubt;

    private WayBack(Dialect dialect, SchemaModel after, IEnumerable<Operation> all, bool canDivide)
    {
        _dialect = dialect;
        _lowering = new(dialect, all, canDivide);
        _model = after;
    }

    /// <param name="after">The schema after the migration.</param>
    public static DownScript Of(
        MigrationEntry entry,
        RecordedMigration recorded,
        IReadOnlyList<UndoneOperation> undo,
        SchemaModel after,
        Dialect dialect)
    {
        if ((entry.IrreversibleBecause ?? recorded.IrreversibleBecause) is { } reason)
        {
            return new DownScript.Impossible(reason);
        }

        var way = new WayBack(
            dialect,
            after,
            recorded.Down ?? undo
                .Select(undone => undone.Reversal)
                .OfType<Reversal.Possible>()
                .SelectMany(one => one.Operations),
            canDivide: entry.Kind is MigrationKind.Versioned);
        if (recorded.Down is { } down)
        {
            return way.Script(way.Add(down));
        }

        var obstacles = undo
            .Where(undone => undone.Reversal is Reversal.Impossible)
            .Select(undone =>
                $"{OperationSummary.Of(undone.Operation)}: {((Reversal.Impossible)undone.Reversal).Reason}")
            .ToArray();
        return obstacles.Length > 0
            ? new DownScript.Impossible(string.Join("; ", obstacles))
            : way.Script(undo.Reverse().FirstReason(way.Undo));
    }

    /// <summary>The way back of an applied migration, derived from the schema before it.</summary>
    public static DownScript Of(MigrationEntry entry, RecordedMigration recorded, SchemaModel before, Dialect dialect)
    {
        var model = before;
        var undo = new List<UndoneOperation>();
        foreach (var operation in recorded.Up)
        {
            undo.Add(new(operation, model));
            model = model.Apply(operation);
        }

        return Of(entry, recorded, undo, model, dialect);
    }

    private DownScript Script(string? obstacle) => obstacle is null
        ? new DownScript.Reversible(Required(_lowering.ToSteps()))
        : new DownScript.Impossible(obstacle);

    // What cannot come back is to be known before a part of it is committed.
    private ValueList<Step> Required(ValueList<Step> steps) => Stage.Of(steps, done: 0).Skip(1).Any()
        ? _requirements.Concat(steps).ToValueList()
        : steps;

    private void Require(Operation operation)
    {
        // By then its rows may be gone, or the name may be another table's.
        _isOtherTable |= operation is RowOperation or ExecuteSql or RunCode or CreateTable or DropTable or RenameTable
            or SetTableSchema or RenameObject or MoveObject;
        if (!_isOtherTable
            && operation is AddColumn { Column: { NotNull: true, Default: null, Identity: null, GeneratedAs: null } column } add
            && _model.Find(add.Table) is not null
            && _dialect.RequireNoRows(add.Table, column.Name) is { } sql)
        {
            _requirements.Add(new($"see that table {add.Table} has no rows", new[] { sql }));
        }
    }

    // Whoever says how SQL or code is undone says that the schema is then as it was before: the doubt goes with it.
    private string? Undo(UndoneOperation undone)
    {
        var obstacle = Add(((Reversal.Possible)undone.Reversal).Operations);
        if (undone.Operation is ExecuteSql or RunCode)
        {
            _leavesDoubt |= LeavesDoubt(undone);
            _model = _leavesDoubt ? _model : undone.Before;
        }

        return obstacle;
    }

    // Down to a SELECT 1, where there is nothing to undo.
    private static bool LeavesDoubt(UndoneOperation undone) => undone.Operation is ExecuteSql { Down: { } down } sql
        && undone.Before.Tables.Any(table => RawSql.MayChange(sql.Up, table) && !RawSql.MayChange(down, table));

    private string? Add(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            if ((_dialect.Refuse(operation, _model) ?? _lowering.Refuse(operation, _model)) is { } refusal)
            {
                return $"{OperationSummary.Of(operation)}: {refusal}";
            }

            Require(operation);

            // Whoever goes back waits for it.
            _lowering.Add(operation is BackfillRows rows ? rows with { InBackground = false } : operation, _model);
            _model = _model.Apply(operation);
        }

        return null;
    }
}
