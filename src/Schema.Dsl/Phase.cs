namespace Schema.Dsl;

/// <summary>When a migration runs, as seen from the release that comes with it. A run that is asked for one phase runs
/// those before it too.</summary>
public enum Phase
{
    /// <summary>Before the release starts, while the one before it serves. The default: it adds what the new release
    /// needs, and takes nothing from the old one.</summary>
    Expand,

    /// <summary>While the release serves: long work, such as filling a column. It waits until it is asked for:
    /// <c>migrate --phase background</c>.</summary>
    Background,

    /// <summary>When the release is everywhere: it takes away what only older ones needed. It waits until it is asked
    /// for: <c>migrate --phase contract</c>.</summary>
    Contract,
}
