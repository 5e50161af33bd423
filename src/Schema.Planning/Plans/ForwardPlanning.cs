using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Plans one migration after the other on the way up, and collects what stands against them.</summary>
internal sealed class ForwardPlanning(Dialect dialect, SchemaModel before)
{
    private SchemaModel _model = before;

    public List<PlannedMigration> Migrations { get; } = [];

    public List<PlanProblem> Problems { get; } = [];

    public void Add(MigrationEntry entry)
    {
        if (Record(entry) is not { } recorded)
        {
            return;
        }

        _model = _model.InNextTransaction();
        var lowering = new Lowering(dialect);
        var undo = new List<UndoneOperation>();
        foreach (var operation in recorded.Up)
        {
            if (Obstacle(operation) is { } obstacle)
            {
                Report(entry, $"{Sentence(operation, obstacle)}");
            }
            else
            {
                lowering.Add(operation, _model);
            }

            undo.Add(new(operation, Reversal.Of(operation, _model)));
            _model = _model.Apply(operation);
        }

        CheckDown(entry, recorded);
        Migrations.Add(new(entry.Version, entry.Name, Direction.Forward, lowering.ToSteps())
        {
            Fingerprint = Fingerprint.Of(recorded),
            Down = WayBack.Of(entry, recorded, undo, _model, dialect),
        });
    }

    // What is derived fits by construction; what is written by hand need not.
    private void CheckDown(MigrationEntry entry, RecordedMigration recorded)
    {
        var model = _model;
        foreach (var operation in recorded.Down ?? ValueList<Operation>.Empty)
        {
            if ((SchemaConflict.Find(operation, model) ?? dialect.Refuse(operation, model)) is { } obstacle)
            {
                Report(entry, $"In Down(): {Sentence(operation, obstacle)}");
            }

            model = model.Apply(operation);
        }
    }

    private RecordedMigration? Record(MigrationEntry entry)
    {
        try
        {
            return RecordedMigration.Of(entry);
        }
        catch (InvalidMigrationException error)
        {
            Report(entry, error.Message);
            return null;
        }
        catch (Exception error)
        {
            // The author's own code: whatever it throws is to be told with the migration's name, before anything runs.
            Report(entry, $"Its code failed with {error.GetType().Name}: {error.Message}");
            return null;
        }
    }

    private string? Obstacle(Operation operation) =>
        SchemaConflict.Find(operation, _model) ?? dialect.Refuse(operation, _model);

    private void Report(MigrationEntry entry, string message) => Problems.Add(new(entry.Version, entry.Name, message));

    private static string Sentence(Operation operation, string obstacle) =>
        $"Cannot {OperationSummary.Of(operation)}: {obstacle}.";
}
