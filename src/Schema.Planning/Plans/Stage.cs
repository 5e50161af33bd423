using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Steps of a migration that follow each other and are done as one: in one transaction, or one of them outside
/// of any.</summary>
/// <param name="Steps">The steps, in order, those of hooks among them.</param>
/// <param name="End">How many of the migration's own steps are done when it is.</param>
internal sealed record Stage(ValueList<Step> Steps, int End)
{
    /// <summary>Of the one step that runs outside a transaction; <see langword="null"/> for others.</summary>
    public Probe? Probe => Steps.Count == 1 ? Steps[0].Probe : null;

    /// <summary>It keeps others out, and changes the catalog alone: it is over in a moment, however large the tables
    /// are.</summary>
    public bool IsBrief =>
        Steps.Any(step => step.Effect.Class is LockClass.BriefExclusive)
        && Steps.All(step => step.Effect.Work is TableWork.None && step.Code is null);

    /// <summary>Of the one step that has a transaction for each batch; <see langword="null"/> for others.</summary>
    public Backfill? Backfill => Steps.Count == 1 ? Steps[0].Backfill : null;

    /// <summary>It is one transaction.</summary>
    public bool IsTransaction => Probe is null && Backfill is null;

    /// <summary>Divides steps into stages; one for none.</summary>
    /// <param name="done">How many steps the migration has behind it.</param>
    public static IEnumerable<Stage> Of(IReadOnlyList<Step> steps, int done)
    {
        var start = 0;
        while (start < steps.Count)
        {
            var together = IsAlone(steps[start]) ? 1 : 1 + steps.Skip(start + 1).TakeWhile(Continues).Count();
            yield return new(steps.Skip(start).Take(together).ToValueList(), done + start + together);
            start += together;
        }

        // The history row comes with a transaction.
        if (steps.Count == 0 || steps[steps.Count - 1].Backfill is not null)
        {
            yield return new(ValueList<Step>.Empty, done + steps.Count);
        }
    }

    /// <summary>The same with steps around those of each transaction. Where there is none, they have one behind the
    /// rest.</summary>
    /// <param name="isWhole">No other steps follow.</param>
    public static IEnumerable<Stage> Of(
        IReadOnlyList<Step> steps, int done, ValueList<Step> before, ValueList<Step> after, bool isWhole = true)
    {
        var stages = Of(steps, done).ToList();
        if (isWhole && before.Count + after.Count > 0 && !stages.Any(stage => stage.IsTransaction))
        {
            stages.Add(new(ValueList<Step>.Empty, done + steps.Count));
        }

        return stages.Select(stage => stage.IsTransaction
            ? stage with { Steps = before.Concat(stage.Steps).Concat(after).ToValueList() }
            : stage);
    }

    private static bool Continues(Step step) => !IsAlone(step) && !step.CommitsBefore;

    private static bool IsAlone(Step step) => step.Probe is not null || step.Backfill is not null;
}
