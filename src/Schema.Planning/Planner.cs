using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>From what is recorded, what is registered and where to go: the steps in order, or everything that stands in
/// the way.</summary>
internal static class Planner
{
    /// <summary>Plans what is pending, by version.</summary>
    /// <param name="to">The last version to apply; <see langword="null"/> for all. Repeatables follow the last of all
    /// versions.</param>
    /// <param name="only">The one migration to apply; <see langword="null"/> for all.</param>
    public static PlanResult Migrate(PlanningInput input, long? to, long? only = null)
    {
        var history = new History(input);
        var applied = new HashSet<long>(input.Applied.Select(row => row.Version));
        var versioned = input.Registered.Where(entry => entry.Kind is MigrationKind.Versioned).ToArray();
        var unfinished = input.Unfinished?.Version;
        var pending = versioned
            .Where(entry => !applied.Contains(entry.Version)
                && (entry.Version == unfinished
                    || (entry.Phase <= input.Phase && (to is null || entry.Version <= to) && (only ?? entry.Version) == entry.Version)))
            .OrderBy(entry => entry.Version == unfinished ? 0 : 1)
            .ThenBy(entry => entry.Version)
            .ToArray();

        var problems = RegistryProblems.Find(input.Registered).ToList();
        if ((only ?? to) is { } target && !applied.Contains(target))
        {
            if (history.Entry(target) is not { } entry)
            {
                problems.Add(UnknownTarget(target));
            }
            else if (only is not null && entry.Phase > input.Phase)
            {
                problems.Add(new(target, entry.Name, $"It runs in the {Word(entry.Phase)} phase. Give --phase {Word(entry.Phase)} too."));
            }
        }

        var warnings = new List<string>();
        if (pending.FirstOrDefault() is { } first && first.Version == unfinished && (first.Version > to || first.Phase > input.Phase))
        {
            warnings.Add($"{first}: It is half done, and is finished first, although this run was not to reach it.");
        }

        Edited(input, history, problems, warnings);
        OutOfOrder(input, pending, problems, warnings);

        // What is to be there in its latest form fits the schema in its latest form.
        var repeats = only is null
            && versioned.All(entry => to is null || entry.Version <= to)
            && RepeatablePlanning.Meant(input).Any();
        if ((pending.Length == 0 && !repeats) || problems.Count > 0)
        {
            return Result([], warnings, problems);
        }

        // What something behind it needs is not left to the background: then there is a second look.
        IReadOnlyCollection<long> needed = input.HasBackground ? [] : [.. pending.Select(entry => entry.Version)];
        var planning = Forward(input, history, pending, needed);
        while (planning.Needed.Except(needed).Any())
        {
            needed = [.. needed.Union(planning.Needed)];
            planning = Forward(input, history, pending, needed);
        }

        warnings.AddRange(planning.Warnings);
        if (repeats && planning.Problems.Count == 0)
        {
            new RepeatablePlanning(input).Plan(planning, warnings);
        }

        return Continuation.Of(Result(planning.Migrations, warnings, planning.Problems), input.Unfinished);
    }

    private static ForwardPlanning Forward(
        PlanningInput input, History history, IEnumerable<MigrationEntry> pending, IReadOnlyCollection<long> needed)
    {
        var planning = new ForwardPlanning(
            input.Dialect,
            history.Fold(input.Applied.Count),
            new SafetyPlanning(input.Rules, input.Dialect, input.Unfinished),
            new BackgroundPlanning(input.OpenBackfills, needed));
        foreach (var entry in pending)
        {
            planning.Add(entry);
        }

        return planning;
    }

    /// <summary>Plans the way back, in the reverse order of application. Where it is stored, nothing that is wrong with
    /// the code stands in its way.</summary>
    public static PlanResult Rollback(PlanningInput input, RollbackTarget target)
    {
        if (target is RollbackTarget.ToVersion { Version: not 0 } to
            && input.Applied.All(row => row.Version != to.Version))
        {
            return Result([], [], [NotApplied(to.Version)]);
        }

        var history = new History(input);
        var contradictions = RegistryProblems.Find(input.Registered).ToLookup(problem => problem.Version);
        var planned = new List<PlannedMigration>();
        var problems = new List<PlanProblem>();
        if (input.Unfinished is { } half && (half.Direction is Direction.Forward || half.Undo is not null))
        {
            Undo(half, history, planned, problems);
        }

        for (var place = input.Applied.Count - 1; place >= target.Kept(input.Applied); place--)
        {
            var row = input.Applied[place];
            if (row.Down is not DownScript.Reversible && contradictions.Contains(row.Version))
            {
                problems.AddRange(contradictions[row.Version]);
            }
            else
            {
                Undo(input, history, place, planned, problems);
            }
        }

        var result = Result(planned, [], problems);
        return input.Unfinished is { Direction: Direction.Backward } back ? Continuation.Of(result, back) : result;
    }

    /// <summary>Plans the way back of one migration from beneath those that were applied behind it, and stay.</summary>
    public static PlanResult RollbackOne(PlanningInput input, long version)
    {
        var history = new History(input);
        if (input.Unfinished is { HasNoRow: true } half)
        {
            return half.Version == version
                ? Rollback(input, new RollbackTarget.Rows(0))
                : Result([], [], [new(half.Version, half.Name, "It is half done. Migrate, or roll it back, before another one goes.")]);
        }

        var place = input.Applied.TakeWhile(row => row.Version != version).Count();
        if (place == input.Applied.Count)
        {
            return Result([], [], history.Entry(version) is null ? [UnknownTarget(version)] : []);
        }

        var planned = new List<PlannedMigration>();
        var problems = Standing.On(input, history, place).ToList();
        Undo(input, history, place, planned, problems);
        var result = Result(planned, [], problems);
        return input.Unfinished is { } back ? Continuation.Of(result, back) : result;
    }

    private static void Undo(
        PlanningInput input,
        History history,
        int place,
        List<PlannedMigration> planned,
        List<PlanProblem> problems)
    {
        var row = input.Applied[place];
        var name = row.Name ?? history.Entry(row.Version)?.Name ?? "";
        switch (Down(input, history, place))
        {
            case DownScript.Reversible way
                when way.Steps.Any(step => step.Backfill is not null)
                && input.OpenBackfills.FirstOrDefault(one => one.Version == row.Version) is { } open:
                problems.Add(new(row.Version, name,
                    $"Cannot be rolled back: {open} is not done in the background, and what undoes it would change the rows that "
                    + "are not filled yet too. Let it come to its end, with schema backfills run."));
                break;
            case DownScript.Reversible way:
                planned.Add(new(row.Version, name, Direction.Backward, way.Steps)
                {
                    IsStored = way == row.Down,
                    Timeouts = history.Entry(row.Version)?.Timeouts,
                });
                break;
            case DownScript.Impossible { Reason: var reason }:
                problems.Add(new(row.Version, name, $"Cannot be rolled back: {reason}."));
                break;
        }
    }

    /// <summary>Every migration that the history or this binary knows, by version, and then the repeatables, by name;
    /// the row is null for a pending one.</summary>
    public static IReadOnlyList<(
        long Version, string Name, MigrationEntry? Entry, AppliedMigration? Applied, bool IsEdited)> Status(
        PlanningInput input)
    {
        var history = new History(input);
        var rows = input.Applied.Where(row => !row.IsRepeatable).ToDictionary(row => row.Version);
        var versioned = input.Registered.Where(entry => entry.Kind is MigrationKind.Versioned);
        var half = input.Unfinished is { Version: > 0 } one ? one : null;
        return
        [
            .. from version in versioned.Select(entry => entry.Version)
                   .Union(rows.Keys)
                   .Union(half is null ? [] : new[] { half.Version })
               orderby version
               let entry = history.Entry(version)
               let row = rows.TryGetValue(version, out var found) ? found : null
               select (version, entry?.Name ?? row?.Name ?? half?.Name ?? "", entry, row, row is not null && history.IsEdited(row)),
            .. new RepeatablePlanning(input).Status(),
        ];
    }

    // It was applied last, as far as it was.
    private static void Undo(
        UnfinishedMigration half, History history, List<PlannedMigration> planned, List<PlanProblem> problems)
    {
        if (half.Undo is DownScript.Reversible way)
        {
            planned.Add(new(half.Version, half.Name, Direction.Backward, way.Steps)
            {
                HalfUndone = way,
                IsStored = true,
                Timeouts = history.Entry(half.Version)?.Timeouts,
            });
            return;
        }

        var reason = (half.Undo as DownScript.Impossible)?.Reason ?? "this binary cannot read how";
        problems.Add(new(half.Version, half.Name,
            $"It is half done, and what is done of it cannot be rolled back: {reason}. Migrate, which finishes it."));
    }

    // The stored way back wins: it is exactly what undoes what was done. A reason not to go may have been mended since.
    private static DownScript Down(PlanningInput input, History history, int place)
    {
        var row = input.Applied[place];
        if (row.Down is DownScript.Reversible stored)
        {
            return stored;
        }

        if (row.IsRepeatable)
        {
            return new RepeatablePlanning(input).WayBack(row, place, history) ?? row.Down ?? new DownScript.Impossible(
                "its history row holds no way back. Roll back with the release that applied it");
        }

        return (history.Entry(row.Version), history.Recorded(row.Version)) switch
        {
            ({ } entry, { } recorded) => WayBack.Of(entry, recorded, history.Fold(place), input.Dialect),
            (null, _) when row.Down is null => new DownScript.Impossible(
                "this binary does not know it, and its history row holds no way back. "
                + "Roll back with the release that applied it"),
            _ => row.Down ?? new DownScript.Impossible("what it says today cannot be recorded"),
        };
    }

    private static void Edited(PlanningInput input, History history, List<PlanProblem> problems, List<string> warnings)
    {
        foreach (var row in input.WhenEdited == WhenEdited.Ignore ? [] : input.Applied)
        {
            if (history.Entry(row.Version) is { } entry && Difference(row, entry, history) is { } difference)
            {
                if (input.WhenEdited == WhenEdited.Refuse)
                {
                    problems.Add(new(entry.Version, entry.Name, difference));
                }
                else
                {
                    warnings.Add($"{entry}: {difference}");
                }
            }
        }
    }

    // A class that only got another name is the same migration.
    private static string? Difference(AppliedMigration row, MigrationEntry entry, History history) =>
        (IsRenamed: row.Name is not null && row.Name != entry.Name, IsEdited: history.IsEdited(row)) switch
        {
            (true, true) => $"The history says that this version is {row.Name}, which was something else. "
                + $"If two migrations have taken one version, give {entry.Name} a new one; "
                + "if it was renamed and edited, undo the edit.",
            (false, true) => "It was edited after it was applied. What it says now is not what the database has; "
                + "write a new migration instead.",
            _ => null,
        };

    // What runs in another phase was meant to come later.
    private static void OutOfOrder(
        PlanningInput input, IReadOnlyList<MigrationEntry> pending, List<PlanProblem> problems, List<string> warnings)
    {
        var newest = input.Applied.Count == 0 ? 0 : input.Applied.Max(row => row.Version);
        foreach (var entry in pending.Where(entry => entry.Version < newest && entry.Phase is Phase.Expand))
        {
            var text = string.Format(
                CultureInfo.InvariantCulture, "It is older than {0}, which is applied already.", newest);
            if (input.StrictOrder)
            {
                problems.Add(new(
                    entry.Version, entry.Name, $"{text} Give it a new version, or allow it with StrictOrder = false."));
            }
            else
            {
                warnings.Add($"{entry}: {text} It runs now, after it.");
            }
        }
    }

    private static string Word(Phase phase) => phase.ToString().ToLowerInvariant();

    internal static PlanProblem UnknownTarget(long version) => new(null, null,
        $"No migration has the version {version.ToString(CultureInfo.InvariantCulture)}. "
        + "See status for those there are.");

    private static PlanProblem NotApplied(long version) => new(null, null,
        $"The version {version.ToString(CultureInfo.InvariantCulture)} is not applied, "
        + "so nothing can be rolled back to it. See status for those that are.");

    private static PlanResult Result(
        IEnumerable<PlannedMigration> migrations,
        IEnumerable<string> warnings,
        IReadOnlyCollection<PlanProblem> problems) =>
        problems.Count > 0
            ? new PlanResult.Rejected(problems.ToValueList())
            : new PlanResult.Ready(new Plan(migrations.ToValueList(), warnings.ToValueList()));
}
