using Schema.Planning;

namespace Schema.Runner;

/// <summary>The application's own code around a run has thrown (<see cref="MigrationHooks"/>).</summary>
public sealed class HookFailedException : MigrationException
{
    internal HookFailedException(string hook, IReadOnlyList<PlannedMigration> committed, Exception innerException)
        : base(Describe(hook, committed, innerException), innerException) => Hook = hook;

    /// <summary>Which one: <c>BeforeRun</c>, <c>AfterRun</c>, or <c>BeforeEach for …</c>.</summary>
    public string Hook { get; }

    private static string Describe(string hook, IReadOnlyList<PlannedMigration> committed, Exception error) =>
        $"""
        The hook {hook} failed.

        {ServerError.Thrown(error).ToString().Indented()}

        {committed.InWords()} Correct the hook, then run it again.
        """;
}
