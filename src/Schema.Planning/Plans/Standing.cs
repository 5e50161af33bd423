using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What stands on a migration: those applied behind it that could not be without it.</summary>
internal static class Standing
{
    /// <summary>Why the migration at a place of the history cannot go alone, one problem for each that stands on
    /// it.</summary>
    public static IEnumerable<PlanProblem> On(PlanningInput input, History history, int place)
    {
        var model = history.Fold(place);
        var below = input.Applied[place];
        foreach (var row in input.Applied.Skip(place + 1).Where(row => !row.IsRepeatable))
        {
            var name = row.Name ?? history.Entry(row.Version)?.Name ?? "";
            if (history.Recorded(row.Version) is not { } recorded || history.IsEdited(row))
            {
                yield return new(row.Version, name,
                    $"It was applied behind {below.Version}, and this release does not know what it says, so nobody can tell whether it "
                    + $"stands on it. Roll back to the version before {below.Version} instead.");
                continue;
            }

            foreach (var operation in recorded.Up)
            {
                if (SchemaConflict.Find(operation, model) is { } conflict)
                {
                    yield return new(row.Version, name,
                        $"It stands on {below.Version}: without that, {conflict}. Roll back to the version before {below.Version} instead.");
                    break;
                }

                model = model.Apply(operation);
            }
        }
    }
}
