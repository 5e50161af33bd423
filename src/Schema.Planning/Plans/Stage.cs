using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Steps of a migration that follow each other and are done as one: in one transaction, or one of them outside
/// of any.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="End">How many of the migration's own steps are done when it is.</param>
internal sealed record Stage(ValueList<Step> Steps, int End)
{
    /// <summary>Of the one step that runs outside a transaction; <see langword="null"/> for others.</summary>
    public Probe? Probe => Steps.Count == 1 ? Steps[0].Probe : null;

    /// <summary>Divides steps into stages; one for none.</summary>
    /// <param name="done">How many own steps the migration has behind it.</param>
    public static IEnumerable<Stage> Of(ValueList<Step> steps, int done)
    {
        var together = new List<Step>();
        foreach (var step in steps)
        {
            if (step.Probe is not null && together.Count > 0)
            {
                yield return new(together.ToValueList(), done);
                together.Clear();
            }

            together.Add(step);
            done += step.IsHook ? 0 : 1;
            if (step.Probe is not null)
            {
                yield return new(together.ToValueList(), done);
                together.Clear();
            }
        }

        if (together.Count > 0 || steps.Count == 0)
        {
            yield return new(together.ToValueList(), done);
        }
    }
}
