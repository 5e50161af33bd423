using Schema.Planning;

namespace Schema.Runner;

/// <summary>The run cannot be done as asked: found before it began, all problems at once.</summary>
public sealed class PlanRejectedException : MigrationException
{
    /// <param name="committed">What this run has committed before, when others changed the history under it; mostly
    /// nothing.</param>
    internal PlanRejectedException(IReadOnlyList<PlanProblem> problems, IReadOnlyList<PlannedMigration> committed)
        : base(Describe(problems, committed))
    {
        Problems = [.. problems.Select(InWords)];
    }

    /// <summary>What is wrong, with its migration where it is one migration's.</summary>
    public IReadOnlyList<string> Problems { get; }

    internal static PlanRejectedException Because(string problem) => new([new(null, null, problem)], committed: []);

    private static string Describe(IReadOnlyList<PlanProblem> problems, IReadOnlyList<PlannedMigration> committed) =>
        $"""
        {(problems.Count == 1 ? "One problem stands" : $"{problems.Count} problems stand")} in the way.

        {string.Join("\n\n", problems.Select(problem => InWords(problem).Indented()))}

        {committed.InWords()}
        """;

    // A row that another tool has written may have a version and no name.
    private static string InWords(PlanProblem problem) => problem switch
    {
        { Version: null, Name: null } => problem.Message,
        { Version: null or < 0 } => $"{problem.Name}: {problem.Message}",
        { Name: null or "" } => $"{problem.Version}: {problem.Message}",
        _ => $"{problem.Version} {problem.Name}: {problem.Message}",
    };
}
