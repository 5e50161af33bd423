using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What is wrong with a list of migrations as such. The compiler says the same of one project; here libraries
/// come together.</summary>
internal static class RegistryProblems
{
    public static IEnumerable<PlanProblem> Find(IReadOnlyList<MigrationEntry> registered) =>
        registered
            .Where(entry => entry.Kind is MigrationKind.Versioned && !MigrationVersion.IsValid(entry.Version))
            .Select(entry => new PlanProblem(entry.Version, entry.Name,
                "Its version is not a UTC timestamp of 14 digits, yyyyMMddHHmmss."))
            .Concat(registered
                .Where(entry => entry.Kind is MigrationKind.Versioned)
                .GroupBy(entry => entry.Version)
                .Where(twins => twins.Count() > 1)
                .Select(twins => new PlanProblem(twins.Key, twins.Last().Name,
                    $"The version is taken by {string.Join(" and ", twins.Select(twin => twin.Name))}. "
                    + "Give one of them a later one.")))
            .Concat(registered
                .Where(entry => entry.Kind is not MigrationKind.Versioned)
                .GroupBy(entry => entry.Name)
                .Where(twins => twins.Count() > 1)
                .Select(twins => new PlanProblem(null, twins.Key,
                    "Two repeatables have this name, by which the history knows them. Rename one.")))
            .Concat(
                from entry in registered
                from mistake in entry.Timeouts?.Mistakes ?? []
                select new PlanProblem(entry.Kind is MigrationKind.Versioned ? entry.Version : null, entry.Name,
                    $"Its [Timeouts] say \"{mistake}\", which is not a time. {PostgresTime.Advice}"));
}
