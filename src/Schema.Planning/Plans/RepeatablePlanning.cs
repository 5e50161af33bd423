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
        return rows.LastOrDefault() is { } latest && (latest.Fingerprint == definition.Fingerprint || IsOlder)
            ? latest
            : rows.LastOrDefault(row => row.Fingerprint == definition.Fingerprint && row.Release == input.Release);
    }

    // A newer release that has an old text again means it; an older one that starts again does not.
    // A migration that was deleted from the project is behind those that it has.
    private bool IsOlder { get; } = input.Registered.Select(entry => entry.Version).Append(0).Max() is > 0 and var newest
        && input.Applied.Any(applied => applied.Version > newest);

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
        foreach (var twins in definitions
            .SelectMany(definition => definition.Objects, (definition, one) => (definition.Entry, one.Name))
            .GroupBy(one => one.Name)
            .Where(twins => twins.Select(twin => twin.Entry.Name).Distinct().Count() > 1))
        {
            planning.Problems.Add(new(null, twins.Last().Entry.Name,
                $"It defines the {twins.Key.InWords}, and so does {twins.First().Entry.Name}. Leave it to one of them."));
        }

        var earlier = definitions.ToDictionary(definition => definition, definition => Earlier(definition, defined));
        var upcoming = new UpcomingDefinitions();
        foreach (var definition in definitions.Where(definition => RowOf(definition) is null))
        {
            upcoming.Add(definition, earlier[definition]);
        }

        foreach (var definition in RepeatableOrder.Of(definitions, planning.Model))
        {
            var rows = _applied[definition.Entry.Name].ToArray();
            if (RowOf(definition) is null || (!IsOlder && IsMissing(definition, planning.Model)))
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

    /// <summary>The way back of a definition that this binary has, where it cannot be stored, as that of code;
    /// <see langword="null"/> where it does not have it.</summary>
    /// <param name="place">The place of its row in the history.</param>
    public DownScript? WayBack(AppliedMigration row, int place, History history)
    {
        if (input.Registered.FirstOrDefault(entry =>
                entry.Kind is not MigrationKind.Versioned && entry.Name == row.Name) is not { } entry
            || TryDefine(entry) is not { } definition
            || definition.Fingerprint != row.Fingerprint)
        {
            return null;
        }

        var (before, earlier) = (history.Fold(place), input.Applied.Take(place).LastOrDefault(other =>
            other.IsRepeatable && other.Name == row.Name)?.Defined?.Objects);
        var operations = definition.Operations(earlier ?? ValueList<SchemaObject>.Empty, new(), before);
        return Planning.WayBack.Of(
            entry, definition.Recorded with { Up = operations.ToValueList() }, before, input.Dialect);
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
               let row = entry is null ? _applied[name].Last() : TryDefine(entry) is { } now ? RowOf(now) : null
               select (row?.Version ?? 0, name, entry, row, false);
    }

    // What cannot be recorded is not known to be applied.
    private static RepeatableDefinition? TryDefine(MigrationEntry entry)
    {
        try
        {
            return new(entry, RecordedMigration.Of(entry));
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
        definition.Objects.Any(defined =>
            model.Find(defined.Name) is null && (!model.HasUnknowns || model.IsGone(defined.Name)));
}
