using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The applied migrations beside the registered ones: what each recorded and what they, folded, have made of
/// the schema.</summary>
internal sealed class History(PlanningInput input)
{
    private readonly Dictionary<long, MigrationEntry> _registered = input.Registered
        .Where(entry => entry.Kind is MigrationKind.Versioned)
        .GroupBy(entry => entry.Version)
        .ToDictionary(entries => entries.Key, entries => entries.First());

    private readonly Dictionary<long, RecordedMigration?> _recorded = [];
    private readonly Dictionary<long, bool> _edited = [];

    /// <summary>The migration of that version; <see langword="null"/> if this binary does not know it.</summary>
    public MigrationEntry? Entry(long version) => _registered.TryGetValue(version, out var entry) ? entry : null;

    /// <summary>What an applied migration asks for; <see langword="null"/> if this binary does not know it, or cannot
    /// record it.</summary>
    public RecordedMigration? Recorded(long version)
    {
        if (!_recorded.TryGetValue(version, out var recorded))
        {
            recorded = _recorded[version] = Entry(version) is { } entry ? TryRecord(entry) : null;
        }

        return recorded;
    }

    /// <summary>Whether an applied migration says something else now than it said when it was applied.</summary>
    public bool IsEdited(AppliedMigration applied)
    {
        if (!_edited.TryGetValue(applied.Version, out var edited))
        {
            edited = _edited[applied.Version] = applied.Fingerprint is { } fingerprint
                && Recorded(applied.Version) is { } recorded
                && Fingerprint.Differ(fingerprint, Fingerprint.Of(recorded));
        }

        return edited;
    }

    /// <summary>The schema after the first <paramref name="count"/> applied migrations.</summary>
    public SchemaModel Fold(int count)
    {
        var rows = input.Applied.Take(count).ToArray();
        var latest = new HashSet<AppliedMigration>(
            rows.Where(row => row.IsRepeatable).GroupBy(row => row.Name).Select(definitions => definitions.Last()));
        return rows.Where(row => !row.IsRepeatable || latest.Contains(row))
            .Aggregate(SchemaModel.Empty(input.Dialect.DefaultSchema), Fold);
    }

    // What an edited migration says is a guess at what it did.
    private SchemaModel Fold(SchemaModel before, AppliedMigration applied)
    {
        if (applied.IsRepeatable)
        {
            return applied.Defined?.ToOperations().Aggregate(before, (model, operation) => model.Apply(operation))
                ?? before.WithUnknowns();
        }

        var after = (Recorded(applied.Version)?.Up ?? ValueList<Operation>.Empty)
            .Aggregate(before, (model, operation) => model.Apply(operation));
        return Recorded(applied.Version) is null || IsEdited(applied) ? after.WithUnknowns() : after;
    }

    // It is applied, so what it says was possible once; today nothing is known of it.
    private static RecordedMigration? TryRecord(MigrationEntry entry)
    {
        try
        {
            return RecordedMigration.Of(entry);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
