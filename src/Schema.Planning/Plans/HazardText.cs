using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Hazards as people read them.</summary>
internal static class HazardText
{
    /// <summary>Why a run stops, and what to do.</summary>
    public static string Problem(Hazard hazard) =>
        $"""
        {Sentence(hazard)}
        {(hazard.Lock is { } mode ? $"Lock: {mode.InWords()} on \"{hazard.Table}\".\n" : "")}Instead: {hazard.Instead}
        If it does no harm here, say why: Unsafe("why", () => …), or [Unsafe("why")] on the class.
        """.Replace("\r\n", "\n");

    /// <summary>The same in a line, for a run that goes on.</summary>
    public static string Warning(Hazard hazard) => hazard.IsOnNewTable
        ? $"{Sentence(hazard)} Nobody uses \"{hazard.Table}\" yet; where it is in use, the run would stop. "
            + $"Instead: {hazard.Instead}"
        : $"{Sentence(hazard)} {hazard.Instead}";

    private static string Sentence(Hazard hazard) =>
        $"{OperationSummary.Of(hazard.Operation)} breaks {hazard.Rule}: {hazard.Reason}.";
}
