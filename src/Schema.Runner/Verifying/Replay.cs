using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>What an empty database is to be told so that it becomes what the history says: legs of migrations, each by
/// version, one behind the other.</summary>
/// <param name="Legs">What was applied out of order begins another leg; what declares something that was there before
/// has one for itself.</param>
/// <param name="Warnings">What the comparison cannot know.</param>
internal sealed record Replay(
    IReadOnlyList<IReadOnlyList<MigrationEntry>> Legs, IReadOnlyList<string> Warnings)
{
    /// <summary>Of all versions up to one, as a fresh database would take them.</summary>
    public static Replay UpTo(long version, IEnumerable<MigrationEntry> registered) => new(
        Split(registered
            .Where(entry => entry.Kind is MigrationKind.Versioned && entry.Version <= version)
            .OrderBy(entry => entry.Version)),
        []);

    /// <summary>Of what is applied.</summary>
    /// <param name="database">As messages show it.</param>
    /// <exception cref="VerificationException">The history has what this binary cannot apply.</exception>
    public static Replay Of(PlanningInput input, string database)
    {
        if (input.Unfinished is { } half)
        {
            throw VerificationException.HalfDone(database, half.ToString());
        }

        var entries = input.Registered
            .Where(entry => entry.Kind is MigrationKind.Versioned)
            .ToDictionary(entry => entry.Version);
        var rows = input.Applied.Where(row => !row.IsRepeatable).ToArray();
        var unknown = rows.Where(row => !entries.ContainsKey(row.Version)).ToArray();
        var oldest = entries.Keys.Append(long.MaxValue).Min();
        if (unknown.Where(row => row.Version > oldest || entries.Count == 0).ToArray() is { Length: > 0 } strange)
        {
            throw VerificationException.UnknownMigrations(
                database, [.. strange.Select(row => $"{row.Version} {row.Name}".TrimEnd())]);
        }

        var warnings = new List<string>();
        if (unknown.Length > 0)
        {
            warnings.Add($"{Wording.Count(unknown.Length, "migration")} in the history, up to {unknown.Max(row => row.Version)}, "
                + "came before all that this release knows: what they have made is expected only where it is declared.");
        }

        warnings.AddRange(
            from row in Planner.Status(input)
            where row.IsEdited && row.Entry is { Kind: MigrationKind.Versioned }
            select $"{row.Entry}: It was edited after it was applied. The database is compared with what it says now.");
        var repeatables = Repeatables(input, warnings).ToArray();
        var legs = Split(rows.Where(row => entries.ContainsKey(row.Version)).Select(row => entries[row.Version]));
        return new(repeatables.Length == 0 ? legs : [.. legs, repeatables], warnings);
    }

    /// <summary>How many migrations it has.</summary>
    public int Count() => Legs.Sum(leg => leg.Count);

    /// <summary>Whether a migration says what is there before it.</summary>
    public static bool Declares(MigrationEntry entry) =>
        RecordedMigration.Of(entry).Up.Any(operation => operation is DeclareTable or DeclareObject or DeclarePrivileges);

    private static IReadOnlyList<IReadOnlyList<MigrationEntry>> Split(IEnumerable<MigrationEntry> entries)
    {
        var legs = new List<List<MigrationEntry>>();
        var isAlone = true;
        foreach (var entry in entries)
        {
            var declares = Declares(entry);
            if (isAlone || declares || entry.Version < legs[^1][^1].Version)
            {
                legs.Add([]);
            }

            legs[^1].Add(entry);
            isAlone = declares;
        }

        return legs;
    }

    // As they are applied, which need not be what this binary says.
    private static IEnumerable<MigrationEntry> Repeatables(PlanningInput input, List<string> warnings)
    {
        foreach (var rows in input.Applied.Where(row => row.IsRepeatable).GroupBy(row => row.Name))
        {
            var (name, latest) = (rows.Key ?? "", rows.Last());
            var entry = input.Registered.FirstOrDefault(one => one.Kind is not MigrationKind.Versioned && one.Name == name);
            if (entry is not null && Fingerprint.Of(RecordedMigration.Of(entry)) == latest.Fingerprint)
            {
                yield return entry with { Environments = [] };
            }
            else if (latest.Defined is { } defined)
            {
                Operation[] operations = [.. defined.Objects.Select(one => new CreateObject(one)), .. defined.Grants];
                yield return new(0, name, () => new RestatedMigration(operations)) { Kind = MigrationKind.Repeatable };
            }
            else
            {
                warnings.Add($"{name}: It is applied in an earlier form that is not known any more: its objects are not expected.");
            }
        }
    }
}
