namespace Schema.Runner;

/// <summary>The run cannot be done as asked: found before anything ran, all reasons at once.</summary>
public sealed class PlanRejectedException : MigrationException
{
    /// <param name="problems">A sentence each, beginning with its migration.</param>
    internal PlanRejectedException(IReadOnlyList<string> problems)
        : base(Describe(problems))
    {
        Problems = problems;
    }

    /// <summary>What is wrong, one sentence or two an item.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Describe(IReadOnlyList<string> problems) =>
        $"""
        Nothing was run: {(problems.Count == 1 ? "there is a problem." : $"there are {problems.Count} problems.")}

        {string.Join("\n\n", problems.Select(problem => problem.Indented()))}
        """;
}
