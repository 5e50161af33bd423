using Schema.Planning;

namespace Schema.Runner;

/// <summary>Writes steps as SQL that can be read, saved and piped.</summary>
internal static class SqlText
{
    /// <summary>A migration's steps, each behind what it does.</summary>
    public static string Of(PlannedMigration migration) =>
        Of(Head(migration), migration.AllSteps);

    /// <summary>Steps, each behind what it does.</summary>
    /// <param name="head">What stands before the first.</param>
    public static string Of(string head, IEnumerable<Step> steps) => string.Join("\n", [head, .. steps.Select(Of)]);

    /// <summary>What is said before a migration's first step.</summary>
    public static string Head(PlannedMigration migration) => $"{Title(migration)}{Caution(migration)}";

    // A name may hold a line break, and what follows it would be no comment any more.
    public static string Comment(string text) => $"-- {text.ReplaceLineEndings(" ")}\n";

    // Behind a comment on the last line a semicolon would be part of the comment.
    public static string Terminated(string statement) =>
        statement[(statement.LastIndexOf('\n') + 1)..].Contains("--", StringComparison.Ordinal)
            ? $"{statement}\n;\n"
            : $"{statement};\n";

    private static string Title(PlannedMigration migration) => Comment($"{migration} {migration.Direction.InWords()}");

    private static string Caution(PlannedMigration migration) =>
        migration.Down is DownScript.Impossible { Reason: var reason }
            ? Comment($"Cannot be rolled back: {reason}.")
            : "";

    private static string Of(Step step) =>
        Comment(step.Summary)
        + (step.Effect.InWords is { } effect ? Comment($"It {effect}.") : "")
        + (step.Code is null ? "" : Comment("The migration's own code runs here, which is no SQL."))
        + (step.Probe is null ? "" : Comment("Runs outside a transaction, so that nobody has to wait for it."))
        + (step.Backfill is null ? "" : Comment("migrate does it in batches, each a transaction of its own."))
        + (step.Background is null ? "" : Comment("migrate leaves it to the background, where schema backfills run does it in batches."))
        + string.Concat(step.Statements.Select(Terminated));
}
