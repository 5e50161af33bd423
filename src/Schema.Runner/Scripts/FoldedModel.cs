using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The schema that migrations make, all of them together, without a database: for a picture of it.</summary>
internal static class FoldedModel
{
    /// <summary>Folds the versioned ones, oldest first. What one of them cannot say leaves the model unsure, and is no
    /// error here: a run tells it.</summary>
    public static SchemaModel Of(IEnumerable<MigrationEntry> registered, string defaultSchema) =>
        registered
            .Where(entry => entry.Kind is MigrationKind.Versioned)
            .OrderBy(entry => entry.Version)
            .Aggregate(SchemaModel.Empty(defaultSchema), Fold);

    private static SchemaModel Fold(SchemaModel before, MigrationEntry entry)
    {
        try
        {
            return RecordedMigration.Of(entry).Up.Aggregate(before, (model, operation) => model.Apply(operation));
        }
        catch (Exception)
        {
            // The author's own code may throw whatever it likes.
            return before.WithUnknowns();
        }
    }
}
