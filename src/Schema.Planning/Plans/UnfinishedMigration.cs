using Schema.Dsl;

namespace Schema.Planning;

/// <summary>A migration of which some steps are committed and others are not, as the journal says.</summary>
/// <param name="Stages">What was begun, in order; all but the last are done.</param>
internal sealed record UnfinishedMigration(
    long Version, string Name, Direction Direction, ValueList<JournaledStage> Stages)
{
    /// <summary>How many steps are committed.</summary>
    public int StepsDone => Stages.Where(stage => stage.IsDone).Select(stage => stage.End).DefaultIfEmpty().Max();

    /// <summary>What was broken off outside a transaction: the catalog tells how far it has come.</summary>
    public JournaledStage? BrokenOff => Stages.FirstOrDefault(stage => stage is { IsDone: false, IsBackfill: false });

    /// <summary>The rows that are being filled: their last batch tells how far it has come.</summary>
    public JournaledStage? Backfilling => Stages.FirstOrDefault(stage => stage is { IsDone: false, IsBackfill: true });

    /// <summary>What all of it was when it was begun (<see cref="Planning.Fingerprint"/>); <see langword="null"/> on the
    /// way back.</summary>
    public string? MigrationFingerprint { get; init; }

    /// <summary>How what is done of it is undone; <see langword="null"/> on the way back of a migration that the history
    /// has, and where it cannot be read.</summary>
    public DownScript? Undo => Direction is Direction.Backward
        ? Stages.FirstOrDefault(stage => stage.End == 0)?.Undo
        : Backfilling is null ? Stages[Stages.Count - 1].Undo
        : HalfFilled;

    /// <summary>The history does not have it: it was begun on the way up, and may be given up by now.</summary>
    public bool HasNoRow => Direction is Direction.Forward || Undo is not null;

    /// <summary>It was begun by this very run: it is not broken off.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether what is done is what these steps begin with.</summary>
    public bool IsBeginningOf(ValueList<Step> steps)
    {
        var start = 0;
        foreach (var stage in Stages.Where(stage => stage.IsDone))
        {
            if (stage.End > steps.Count
                || stage.Fingerprint != Fingerprint.Of(steps.Skip(start).Take(stage.End - start)))
            {
                return false;
            }

            start = stage.End;
        }

        return true;
    }

    // The way back of a backfill is meant for rows that are filled: others it would make something else of.
    private DownScript? HalfFilled
    {
        get
        {
            var before = Stages.Count > 1 ? Stages[Stages.Count - 2].Undo : new DownScript.Reversible(ValueList<Step>.Empty);
            return before is DownScript.Impossible || Equals(before, Stages[Stages.Count - 1].Undo) ? before
                : new DownScript.Impossible("a part of its rows is filled, and what undoes that would change the others too");
        }
    }

    public override string ToString() => Version < 0 ? Name : $"{Version} {Name}";
}

/// <summary>A row of the journal.</summary>
/// <param name="End">How many steps of the migration are done when it is.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Fingerprint">See <see cref="Planning.Fingerprint"/>.</param>
/// <param name="Run">The flight that began it.</param>
/// <param name="IsDone">It is committed, all of it.</param>
internal sealed record JournaledStage(int End, string Summary, string Fingerprint, Guid Run, bool IsDone)
{
    /// <summary>Tells how far it has come; <see langword="null"/> where a transaction does.</summary>
    public Probe? Probe { get; init; }

    /// <summary>Rows are filled in batches.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>How the migration is undone up to here; <see langword="null"/> on the way back.</summary>
    public DownScript? Undo { get; init; }
}
