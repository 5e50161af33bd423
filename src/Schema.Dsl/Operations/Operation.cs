namespace Schema.Dsl;

/// <summary>One thing that a migration's author asked for, as data.</summary>
/// <remarks>Operations are plain values. They hold no SQL of our own, no connection and no behaviour, so that a
/// migration can be
/// reversed, checked, lowered and compared without a database.</remarks>
public abstract record Operation
{
    /// <summary>Why it runs exactly as it is written, whatever that means for those who use the database meanwhile: the
    /// author's reason. <see langword="null"/> where it is to be done the safe way.</summary>
    public string? UnsafeBecause { get; init; }
}
