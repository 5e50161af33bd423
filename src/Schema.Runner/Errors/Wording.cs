using System.Globalization;
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

    /// <summary>The same where steps of another migration can be committed too.</summary>
    public static string WholeInWords(this IReadOnlyList<PlannedMigration> committed) =>
        committed.Count > 0 ? committed.InWords() : "This run has committed no whole migration.";

    /// <summary>What a cancelled run says.</summary>
    /// <param name="aftermath">What became of the migration that ran, where it was not rolled back.</param>
    public static string Cancelled(IReadOnlyList<PlannedMigration> committed, string? aftermath) =>
        $"Cancelled: {aftermath ?? "the migration that ran was rolled back."} "
        + $"{(aftermath is null ? committed.InWords() : committed.WholeInWords())} "
        + "Run it again: it goes on from there.";

    /// <summary>What to do about what failed for the sake of others, again and again.</summary>
    public static string TriedAgain(int tries, TimeSpan within) => string.Create(
        CultureInfo.InvariantCulture,
        $"The migration may be right as it is: others held what it needs. It was tried {tries} times within "
        + $"{within.TotalSeconds:0.#} s. Run it again when they are done, or raise MigrateOptions.LockTimeout.");

    /// <summary>A number with what it counts: <c>1 object</c>, <c>2 objects</c>.</summary>
    public static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    public static string Indented(this string text) => $"    {text.ReplaceLineEndings("\n    ")}";
}
