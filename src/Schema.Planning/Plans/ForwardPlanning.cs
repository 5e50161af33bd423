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

        var steps = new List<Step>();
        var undo = new List<UndoneOperation>();
        foreach (var operation in recorded.Up)
        {
            if (Obstacle(operation) is { } obstacle)
            {
                Report(entry, $"{Sentence(operation, obstacle)}");
            }
            else
            {
                steps.Add(Lowering.Lower(operation, _model, dialect));
            }

            undo.Add(new(operation, Reversal.Of(operation, _model)));
            _model = _model.Apply(operation);
        }

        Migrations.Add(new(entry.Version, entry.Name, Direction.Forward, steps.ToValueList())
        {
            Fingerprint = Fingerprint.Of(recorded),
            Down = Down(entry, recorded, undo),
        });
    }

    private RecordedMigration? Record(MigrationEntry entry)
    {
        try
        {
            return RecordedMigration.Of(entry.Create());
        }
        catch (InvalidMigrationException error)
        {
            Report(entry, error.Message);
            return null;
        }
    }

    private DownScript Down(MigrationEntry entry, RecordedMigration recorded, List<UndoneOperation> undo)
    {
        try
        {
            return WayBack.Of(entry, recorded, undo, _model, dialect);
        }
        catch (InvalidMigrationException error)
        {
            Report(entry, error.Message);
            return new DownScript.Impossible(error.Message);
        }
    }

    private string? Obstacle(Operation operation) =>
        SchemaConflict.Find(operation, _model) ?? dialect.Refuse(operation, _model);

    private void Report(MigrationEntry entry, string message) => Problems.Add(new(entry.Version, entry.Name, message));

    private static string Sentence(Operation operation, string obstacle) =>
        $"Cannot {OperationSummary.Of(operation)}: {obstacle}.";
}
