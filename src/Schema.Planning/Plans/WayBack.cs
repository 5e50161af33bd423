using Schema.Dsl;

namespace Schema.Planning;

/// <summary>An operation with the way back that the model before it gave.</summary>
internal sealed record UndoneOperation(Operation Operation, Reversal Reversal);

/// <summary>Makes the way back of one migration: its <c>Down()</c>, or each operation undone, last first.</summary>
internal static class WayBack
{
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

        if (recorded.Down is { } down)
        {
            return Render(down, after, dialect);
        }

        var obstacles = undo
            .Where(undone => undone.Reversal is Reversal.Impossible)
            .Select(undone =>
                $"{OperationSummary.Of(undone.Operation)}: {((Reversal.Impossible)undone.Reversal).Reason}")
            .ToArray();
        return obstacles.Length > 0
            ? new DownScript.Impossible(string.Join("; ", obstacles))
            : Render(
                undo.Reverse().SelectMany(undone => ((Reversal.Possible)undone.Reversal).Operations), after, dialect);
    }

    /// <summary>The way back of an applied migration, derived from the schema before it.</summary>
    public static DownScript Of(MigrationEntry entry, RecordedMigration recorded, SchemaModel before, Dialect dialect)
    {
        var model = before;
        var undo = new List<UndoneOperation>();
        foreach (var operation in recorded.Up)
        {
            undo.Add(new(operation, Reversal.Of(operation, model)));
            model = model.Apply(operation);
        }

        return Of(entry, recorded, undo, model, dialect);
    }

    private static DownScript Render(IEnumerable<Operation> operations, SchemaModel before, Dialect dialect)
    {
        var lowering = new Lowering(dialect);
        var model = before;
        foreach (var operation in operations)
        {
            if (dialect.Refuse(operation, model) is { } refusal)
            {
                return new DownScript.Impossible($"{OperationSummary.Of(operation)}: {refusal}");
            }

            lowering.Add(operation, model);
            model = model.Apply(operation);
        }

        return new DownScript.Reversible(lowering.ToSteps());
    }
}
