using Schema.Planning;

namespace Schema.Runner;

/// <summary>Writes steps as SQL that can be read, saved and piped.</summary>
internal static class SqlText
{
    /// <summary>A migration's steps, each behind what it does.</summary>
    public static string Of(PlannedMigration migration) =>
        string.Join("\n", [$"{Title(migration)}{Caution(migration)}", .. migration.Steps.Select(Of)]);

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
        + (step.Code is null ? "" : Comment("The migration's own code runs here, which is no SQL."))
        + string.Concat(step.Statements.Select(Terminated));
}
