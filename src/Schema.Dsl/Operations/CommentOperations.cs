namespace Schema.Dsl;

/// <summary>Sets or takes away a comment.</summary>
/// <param name="Target">What the comment is on.</param>
/// <param name="Text">The comment; <see langword="null"/> takes it away.</param>
public sealed record SetComment(On Target, string? Text) : Operation;
