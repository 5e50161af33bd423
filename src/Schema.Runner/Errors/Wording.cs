using Schema.Planning;

namespace Schema.Runner;

/// <summary>Turns of phrase that error messages share.</summary>
internal static class Wording
{
    public static string InWords(this Direction direction) => direction is Direction.Forward ? "forward" : "backward";

    /// <summary>A sentence on how far a run has come.</summary>
    public static string InWords(this IReadOnlyList<PlannedMigration> committed) => committed switch
    {
        [] => "This run has committed nothing.",
        [var only] => $"This run has committed {only}, which stays.",
        [.., var last] => $"This run has committed {committed.Count} migrations, up to {last}; they stay.",
    };

    /// <summary>What a cancelled run says.</summary>
    /// <param name="aftermath">What became of the migration that ran, where it was not rolled back.</param>
    public static string Cancelled(IReadOnlyList<PlannedMigration> committed, string? aftermath) =>
        $"Cancelled: {aftermath ?? "the migration that ran was rolled back."} {committed.InWords()} "
        + "Run it again: it goes on from there.";

    public static string Indented(this string text) => $"    {text.ReplaceLineEndings("\n    ")}";
}
