using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Looks at each migration of a run by the rule book, before anything runs.</summary>
/// <remarks>On tables that the same run has made nobody is harmed: there a rule is taken less strictly by a level, so that
/// a fresh database takes the whole history.</remarks>
internal sealed class SafetyPlanning(RuleSettings? ofRun, Dialect dialect, UnfinishedMigration? half)
{
    private readonly NewTables _run = new();

    /// <summary>What an older server that the project is for would refuse; <see langword="null"/> if there is none such,
    /// or it would refuse nothing.</summary>
    public string? Refuse(MigrationEntry entry, Operation operation, SchemaModel before) =>
        ofRun is { } rules
        && rules.Over(entry.Rules).Servers is { } servers
        && servers.Oldest < dialect.Capabilities.Version.Major
            ? dialect.ForOldest(servers.Oldest)?.Refuse(operation, before)
            : null;

    /// <summary>Whether it is half done: it was let through, and is to be finished.</summary>
    public bool IsUnfinished(MigrationEntry entry) => entry.Version == half?.Version;

    /// <summary>That the project is not for the server that is there; <see langword="null"/> if it is.</summary>
    public string? Stranger(MigrationEntry entry) =>
        dialect.Capabilities.ServesOthers
        && ofRun?.Over(entry.Rules).Servers is { } servers
        && !servers.Contains(dialect.Capabilities.Version.Major)
            ? $"This server is {dialect.Capabilities.Engine} {dialect.Capabilities.Version}; the project is for {servers}."
            : null;

    /// <summary>What a migration breaks, and how seriously that is taken.</summary>
    /// <param name="before">The schema that it meets.</param>
    /// <param name="planned">What it comes to.</param>
    public IReadOnlyList<(Hazard Hazard, RuleLevel Level)> Check(
        MigrationEntry entry, IReadOnlyList<Operation> operations, SchemaModel before, PlannedMigration planned)
    {
        if (ofRun is null || !dialect.Capabilities.ServesOthers)
        {
            return [];
        }

        var rules = ofRun.Over(entry.Rules);
        var server = dialect.Capabilities.Version;
        var hazards = Hazards.Of(operations, before, _run, after => new(
            after, entry.Phase, Math.Min(server.Major, rules.Servers?.Oldest ?? server.Major))
        {
            Server = server,
        });

        // A repeatable has its own way to be replaced.
        return entry.Kind is not MigrationKind.Versioned
            ? []
            :
            [
                .. WithoutThosePassed(hazards.Concat(OfLocks(planned, before)), planned)
                    .Select(hazard => (hazard, Level(hazard, entry, rules)))
                    .Where(found => found.Item2 > RuleLevel.Off),
            ];
    }

    private IEnumerable<Hazard> OfLocks(PlannedMigration planned, SchemaModel before) =>
        from step in planned.Steps
        where !step.IsAsWritten
        let tables = step.Effect.Exclusive.Where(table => !_run.Contains(table, before)).ToArray()
        let operation = step.Completes ?? (step.Leaves.Count > 0 ? step.Leaves[0] : null)
        where tables.Length > 1 && operation is not null
        select RuleBook.ManyLocks.Of(operation, tables);

    // What is half done was let through, and is to be finished. What has come to it since was not.
    private IEnumerable<Hazard> WithoutThosePassed(IEnumerable<Hazard> hazards, PlannedMigration planned)
    {
        if (half is null || half.Version != planned.Version)
        {
            return hazards;
        }

        var done = HalfwayBack.Done(planned.Steps.Take(half.StepsDone));
        return half.MigrationFingerprint == planned.Fingerprint ? [] : hazards.Where(hazard => !done.Contains(hazard.Operation));
    }

    private static RuleLevel Level(Hazard hazard, MigrationEntry entry, RuleSettings rules)
    {
        var level = rules.LevelOf(hazard.Rule, entry.Version);
        return hazard.IsOnNewTable && level > RuleLevel.Off ? level - 1 : level;
    }
}
