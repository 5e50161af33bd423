namespace Schema.Runner;

/// <summary>What came of a comparison.</summary>
/// <param name="Drift">What is not the same, by title.</param>
/// <param name="Objects">How many objects the migrations make.</param>
internal sealed record Verification(IReadOnlyList<Drift> Drift, int Objects);
