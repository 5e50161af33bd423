namespace Schema.Dsl;

/// <summary>A rule that an operation breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Operation">The operation, or the part of it that breaks the rule.</param>
/// <param name="Table">The table, or the view, whose users are harmed.</param>
/// <param name="Lock">The lock that is held meanwhile; <see langword="null"/> where it is not the lock that
/// harms.</param>
/// <param name="Reason">Why that does harm: the end of a sentence.</param>
/// <param name="Instead">What to write instead, as sentences.</param>
public sealed record Hazard(
    SafetyRule Rule, Operation Operation, TableName Table, LockMode? Lock, string Reason, string Instead)
{
    /// <summary>The table came into being in the same run: nobody uses it yet.</summary>
    public bool IsOnNewTable { get; init; }
}
