using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Which rows a run leaves to the background, and what has to wait for those that are there
/// already.</summary>
/// <param name="open">What earlier runs have left there.</param>
/// <param name="needed">The versions whose rows this run cannot leave there, since something behind them needs
/// them.</param>
internal sealed class BackgroundPlanning(IReadOnlyList<OpenBackfill> open, IReadOnlyCollection<long> needed)
{
    private readonly NewTables _run = new();
    private readonly List<OpenBackfill> _left = [];
    private readonly HashSet<long> _needed = [];

    /// <summary>The versions of this run whose rows something behind them needs.</summary>
    public IReadOnlyCollection<long> Needed => _needed;

    /// <summary>The operation as it is done in this run. Nobody waits for rows of a table that the run has made.</summary>
    public Operation Decide(MigrationEntry entry, Operation operation, SchemaModel before)
    {
        _run.Apply(operation, before);
        return operation is BackfillRows { InBackground: true } rows
            && (needed.Contains(entry.Version) || _run.Contains(rows.Table, before))
            ? rows with { InBackground = false }
            : operation;
    }

    /// <summary>Rows are left to the background by this run.</summary>
    public void Leave(MigrationEntry entry, Backfill backfill) =>
        _left.Add(new(entry.Version, entry.Name, Step: 0, backfill));

    /// <summary>Why a migration has to wait; <see langword="null"/> if it has not to.</summary>
    public string? Refuse(MigrationEntry entry, Operation operation, SchemaModel before)
    {
        foreach (var own in _left.Where(one => Needs(entry, operation, before, one)))
        {
            _needed.Add(own.Version);
        }

        return open.Where(one => one.Version != entry.Version).FirstReason(one =>
            !Needs(entry, operation, before, one) ? null
            : entry.Phase is Phase.Contract && !AreNeeded(one, operation, before)
                ? $"It is of the contract phase, and {one} is not done in the background. {Advice(one)}"
                : $"{OperationSummary.Of(operation)} needs the rows that {one} fills in the background. {Advice(one)}");
    }

    private static bool Needs(MigrationEntry entry, Operation operation, SchemaModel before, OpenBackfill one) =>
        (entry.Phase is Phase.Contract && one.Version < entry.Version) || AreNeeded(one, operation, before);

    private static bool AreNeeded(OpenBackfill one, Operation operation, SchemaModel before) =>
        Cascade.Each(operation, before).Any(part => one.Rows.AreNeededBy(part.Operation, part.Before));

    private static string Advice(OpenBackfill one) =>
        $"{one.Progress}. Run schema backfills run, or let the application do it with RunBackfillsAsync, and migrate behind it; "
        + $"or give it up, with schema backfills cancel {one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}.";
}
