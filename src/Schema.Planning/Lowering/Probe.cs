using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Tells from the catalog how far a step has come that runs outside a transaction: it can be broken off
/// anywhere.</summary>
/// <param name="Question">A query of one text: <c>pending</c>, <c>half</c> or <c>done</c>; <c>taken</c> where something
/// else has the name, and what, behind a colon.</param>
/// <param name="Refusal">Why the step cannot begin where it looks done already, in the server's words;
/// <see langword="null"/> if it always can.</param>
internal sealed record Probe(string Question, string? Refusal = null)
{
    /// <summary>Outside a transaction too: what is to be done about what is half done.</summary>
    public ValueList<string> Repair { get; init; } = ValueList<string>.Empty;

    /// <summary>The repair brings the step to its end; else it takes away what the step has left.</summary>
    public bool RepairCompletes { get; init; }
}

/// <summary>How far a step has come.</summary>
internal enum ProbeAnswer
{
    /// <summary>Nothing of it is there.</summary>
    Pending,

    /// <summary>It was broken off, and has left something behind.</summary>
    Half,

    /// <summary>All of it is there.</summary>
    Done,
}
