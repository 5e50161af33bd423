using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The way back of one migration as it is stored in its history row, so that an older binary can walk
/// it.</summary>
internal abstract record DownScript
{
    private DownScript()
    {
    }

    /// <summary>The rendered steps, in the order in which they run.</summary>
    public sealed record Reversible(ValueList<Step> Steps) : DownScript;

    /// <summary>There is no way back, and why.</summary>
    public sealed record Impossible(string Reason) : DownScript;
}
