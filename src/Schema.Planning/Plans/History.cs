using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The applied migrations beside the registered ones: what each recorded and what they, folded, have made of the schema.</summary>
internal sealed class History(PlanningInput input)
{
    private readonly Dictionary<long, MigrationEntry> _registered = input.Registered
        .GroupBy(entry => entry.Version)
        .ToDictionary(entries => entries.Key, entries => entries.First());

    private readonly Dictionary<long, RecordedMigration?> _recorded = [];

    /// <summary>The migration of that version; <see langword="null"/> if this binary does not know it.</summary>
    public MigrationEntry? Entry(long version) => _registered.TryGetValue(version, out var entry) ? entry : null;

    /// <summary>What an applied migration asks for; <see langword="null"/> if this binary does not know it, or cannot record it.</summary>
    public RecordedMigration? Recorded(long version)
    {
        if (!_recorded.TryGetValue(version, out var recorded))
        {
            recorded = _recorded[version] = Entry(version) is { } entry ? TryRecord(entry) : null;
        }

        return recorded;
    }

    /// <summary>The schema after the first <paramref name="count"/> applied migrations.</summary>
    public SchemaModel Fold(int count) => input.Applied.Take(count).Aggregate(
        SchemaModel.Empty(input.Dialect.DefaultSchema),
        (model, applied) => Recorded(applied.Version) is { } recorded
            ? recorded.Up.Aggregate(model, (before, operation) => before.Apply(operation))
            : model.WithUnknowns());

    // It is applied, so what it says was possible once; today nothing is known of it.
    private static RecordedMigration? TryRecord(MigrationEntry entry)
    {
        try
        {
            return RecordedMigration.Of(entry.Create());
        }
        catch (InvalidMigrationException)
        {
            return null;
        }
    }
}
