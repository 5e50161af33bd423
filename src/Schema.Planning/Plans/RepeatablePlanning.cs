using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Finds the repeatables whose definition is not what the history says, in the order of their
/// dependencies.</summary>
internal sealed class RepeatablePlanning(PlanningInput input)
{
    private readonly ILookup<string?, AppliedMigration> _applied = input.Applied
        .Where(row => row.IsRepeatable)
        .ToLookup(row => row.Name);

    /// <summary>The repeatables of a binary that are for this environment.</summary>
    public static IEnumerable<MigrationEntry> Meant(PlanningInput input) => input.Registered.Where(entry =>
        entry.Kind is not MigrationKind.Versioned
        && (entry.Environments.Count == 0
            || entry.Environments.Contains(input.Environment, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The row by which a definition is applied; <see langword="null"/> if it is to be applied.</summary>
    public AppliedMigration? RowOf(RepeatableDefinition definition)
    {
        var rows = _applied[definition.Entry.Name];
        return rows.LastOrDefault(row => row.Fingerprint == definition.Fingerprint) is { } row
            && (row == rows.Last() || IsOfOlderRelease(row))
            ? row
            : null;
    }

    // A newer release that has the old text again means it; an older one that starts again does not.
    private bool IsOfOlderRelease(AppliedMigration row) => row.Release == input.Release
        || input.Applied.Any(applied =>
            !applied.IsRepeatable && input.Registered.All(entry => entry.Version != applied.Version));

    /// <summary>Plans what is to be applied again, behind what is planned already.</summary>
    public void Plan(ForwardPlanning planning, List<string> warnings)
    {
        var definitions = Meant(input)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => planning.Record(entry) is { } recorded ? new RepeatableDefinition(entry, recorded) : null)
            .OfType<RepeatableDefinition>()
            .ToArray();
        var defined = new HashSet<ObjectName>(
            definitions.SelectMany(definition => definition.Objects).Select(one => one.Name));
        var earlier = definitions.ToDictionary(definition => definition, definition => Earlier(definition, defined));
        var upcoming = new UpcomingDefinitions();
        foreach (var definition in definitions.Where(definition => RowOf(definition) is null))
        {
            upcoming.Add(definition, earlier[definition]);
        }

        foreach (var definition in RepeatableOrder.Of(definitions, planning.Model))
        {
            var rows = _applied[definition.Entry.Name].ToArray();
            upcoming.Remove(definition, earlier[definition]);
            if (RowOf(definition) is null || IsMissing(definition, planning.Model))
            {
                var occurrence = rows.Count(row => row.Fingerprint == definition.Fingerprint);
                planning.Add(definition, definition.Version(occurrence), earlier[definition], upcoming);
            }
            else if (rows[rows.Length - 1] is var latest && latest.Fingerprint != definition.Fingerprint)
            {
                warnings.Add($"{definition.Entry}: a later definition of it is applied, by "
                    + $"{latest.Release ?? "another release"}, and stays. Where this one is to come back, "
                    + "deploy it as a release with another version, or roll back.");
            }
        }
    }

    /// <summary>Every repeatable that the history or this binary knows, by name.</summary>
    public IEnumerable<(
        long Version, string Name, MigrationEntry? Entry, AppliedMigration? Applied, bool IsEdited)> Status()
    {
        var registered = input.Registered
            .Where(entry => entry.Kind is not MigrationKind.Versioned)
            .ToLookup(entry => entry.Name);
        var names = Meant(input).Select(entry => entry.Name).Union(_applied.Select(rows => rows.Key ?? ""));
        return from name in names.OrderBy(name => name, StringComparer.Ordinal)
               let entry = registered[name].FirstOrDefault()
               let row = entry is null ? _applied[name].Last() : RowOf(entry)
               select (row?.Version ?? 0, name, entry, row, false);
    }

    // What cannot be recorded is not known to be applied.
    private AppliedMigration? RowOf(MigrationEntry entry)
    {
        try
        {
            return RowOf(new RepeatableDefinition(entry, RecordedMigration.Of(entry)));
        }
        catch (Exception)
        {
            return null;
        }
    }

    // What has moved into another class is that one's by now.
    private SchemaObject[] Earlier(RepeatableDefinition definition, HashSet<ObjectName> defined) =>
    [
        .. (_applied[definition.Entry.Name].LastOrDefault()?.Defined?.Objects ?? ValueList<SchemaObject>.Empty)
            .Where(one => !defined.Contains(one.Name) || definition.Objects.Any(kept => kept.Name == one.Name)),
    ];

    // Dropped, or gone with a table. What the model cannot follow is not known to be missing.
    private static bool IsMissing(RepeatableDefinition definition, SchemaModel model) =>
        !model.HasUnknowns && definition.Objects.Any(defined => model.Find(defined.Name) is null);
}
