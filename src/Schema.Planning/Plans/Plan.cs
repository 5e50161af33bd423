using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a run will do, in order. Nothing has run yet, and nothing in it can be refused any more.</summary>
/// <param name="Migrations">The migrations to apply or to undo.</param>
/// <param name="Warnings">What the person who runs it should know.</param>
internal sealed record Plan(ValueList<PlannedMigration> Migrations, ValueList<string> Warnings)
{
    /// <summary>The first migrations that can travel together. One that runs code travels alone: what comes behind it
    /// cannot be sent before it is done. One that fills rows in batches travels up to there. What undoes half a
    /// migration travels alone: the history does not tell whether it is done.</summary>
    public ValueList<PlannedMigration> FirstLeg
    {
        get
        {
            if (Migrations.Count > 0 && Migrations[0].HalfUndone is not null)
            {
                return Migrations[0].UpToBackfill().ToValueList();
            }

            var whole = Migrations.TakeWhile(migration => !migration.RunsCode && !migration.Backfills).ToValueList();
            var next = Migrations.Skip(whole.Count).Take(1).SelectMany(migration => migration.UpToBackfill());
            return whole.Count == 0
                ? next.ToValueList()
                : whole.Concat(next.Where(migration => migration.IsCut && !migration.RunsCode)).ToValueList();
        }
    }

    /// <summary>The first leg is all of it.</summary>
    public bool IsOneLeg => !Migrations.Any(migration => migration.Backfills) && FirstLeg.Count == Migrations.Count;

    /// <summary>The first migration, if rows are filled in batches before anything can travel.</summary>
    public PlannedMigration? NextBackfill => Migrations.Count > 0 && Migrations[0].NextBackfill is not null
        ? Migrations[0]
        : null;
}

/// <summary>One migration, ready to run in one direction: in one transaction, but for the steps that run outside of
/// any.</summary>
/// <param name="Steps">What is left to do of it.</param>
internal sealed record PlannedMigration(long Version, string Name, Direction Direction, ValueList<Step> Steps)
{
    /// <summary>Stored with the row on the way up; <see langword="null"/> on the way back.</summary>
    public DownScript? Down { get; init; }

    /// <summary>Stored with the row on the way up; <see langword="null"/> on the way back.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Stored with each stage of it on the way up; <see langword="null"/> on the way back.</summary>
    public HalfwayBack? Halfway { get; init; }

    /// <summary>All that undoes what is half done of a migration, which has no row in the history;
    /// <see langword="null"/> elsewhere.</summary>
    public DownScript? HalfUndone { get; init; }

    /// <summary>When it runs.</summary>
    public Phase Phase { get; init; }

    /// <summary>What a repeatable defines, stored with its row; <see langword="null"/> for others.</summary>
    public DefinedObjects? Defined { get; init; }

    /// <summary>The steps are those that the history row holds, whatever the code says by now.</summary>
    public bool IsStored { get; init; }

    /// <summary>What it says of how long its statements may wait and run; <see langword="null"/> for the
    /// defaults.</summary>
    public MigrationTimeouts? Timeouts { get; init; }

    /// <summary>How many of its steps were done by an earlier run.</summary>
    public int StepsDone { get; init; }

    /// <summary>It is half done for a while, and others have to be able to tell how far it is.</summary>
    public bool IsJournaled =>
        StepsDone > 0 || IsCut || Steps.Any(step => step.Probe is not null) || Stage.Of(Steps, StepsDone).Skip(1).Any();

    /// <summary>What comes behind these steps is not done with them: the history row comes later.</summary>
    public bool IsCut { get; init; }

    /// <summary>The rows that are filled next, behind the cut.</summary>
    public Backfill? Ahead { get; init; }

    /// <summary>Rows are filled in batches at some place of it.</summary>
    public bool Backfills => Steps.Any(step => step.Backfill is not null);

    /// <summary>The rows that are filled first of all; <see langword="null"/> where something else comes
    /// first.</summary>
    public Backfill? NextBackfill => Steps.Count > 0 ? Steps[0].Backfill : null;

    /// <summary>What hooks do at the beginning of each of its transactions.</summary>
    public ValueList<Step> Before { get; init; } = ValueList<Step>.Empty;

    /// <summary>What hooks do at the end of each of its transactions.</summary>
    public ValueList<Step> After { get; init; } = ValueList<Step>.Empty;

    /// <summary>What is done as one, in order.</summary>
    public IEnumerable<Stage> Stages => Stage.Of(Steps, StepsDone, Before, After, isWhole: !IsCut);

    /// <summary>The steps with those of hooks, in the order in which they run.</summary>
    public IReadOnlyList<Step> AllSteps => [.. Stages.SelectMany(stage => stage.Steps)];

    /// <summary>A definition of a repeatable, whose version is of no interest to people.</summary>
    public bool IsRepeatable => Version < 0;

    /// <summary>Not all of it is SQL.</summary>
    public bool RunsCode => Steps.Any(step => step.Code is not null);

    /// <summary>The steps before the next rows that are filled in batches, in no flight's company.</summary>
    /// <returns>Itself where there are none; nothing where they come first.</returns>
    public IEnumerable<PlannedMigration> UpToBackfill()
    {
        var steps = Steps.TakeWhile(step => step.Backfill is null).ToValueList();
        return !Backfills ? [this]
            : steps.Count > 0 ? [this with { Steps = steps, IsCut = true, Ahead = Foreseen(steps.Count) }]
            : [];
    }

    // A value of an enum can be used, and asked about, behind its commit only.
    private Backfill? Foreseen(int place) => Steps[place - 1].Completes is AddEnumValue ? null : Steps[place].Backfill;

    /// <summary>Version and name, as log lines write them.</summary>
    public override string ToString() => IsRepeatable ? Name : $"{Version} {Name}";
}

/// <summary>Which way a migration runs.</summary>
internal enum Direction
{
    Forward,
    Backward,
}
