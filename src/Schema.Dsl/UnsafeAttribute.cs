namespace Schema.Dsl;

/// <summary>Runs the whole migration exactly as it is written, whatever that means for those who use the database
/// meanwhile, and says why that does no harm: <c>[Unsafe("the table has ten rows")]</c>.</summary>
/// <remarks>Nothing that it does is held up, and nothing is done in a slower way that keeps others working. For single
/// verbs there is <c>Unsafe("why", () => …)</c>.</remarks>
/// <param name="reason">Why; it must not be blank.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnsafeAttribute(string reason) : Attribute
{
    /// <summary>Why it does no harm.</summary>
    public string Reason { get; } = reason;
}
