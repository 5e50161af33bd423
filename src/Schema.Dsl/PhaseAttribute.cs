namespace Schema.Dsl;

/// <summary>Says when a migration runs: <c>[Phase(Phase.Contract)]</c>. Without it, it is
/// <see cref="Phase.Expand"/>.</summary>
/// <remarks>A contract migration stays pending until it is asked for: <c>migrate --phase contract</c>, when the release
/// is everywhere.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PhaseAttribute(Phase phase) : Attribute
{
    /// <summary>When it runs.</summary>
    public Phase Phase { get; } = phase;
}
