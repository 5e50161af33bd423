namespace Schema.Dsl;

/// <summary>Says that a migration has no way back, and why. Whoever tries to roll it back reads the reason.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IrreversibleAttribute(string reason) : Attribute
{
    /// <summary>Why there is no way back.</summary>
    public string Reason { get; } = reason;
}
