namespace Schema.Dsl;

/// <summary>Brings an extension to another version.</summary>
/// <param name="Version">The version; <see langword="null"/> for the newest that the server has.</param>
public sealed record UpdateExtension(ObjectName Object, string? Version) : ObjectChange(Object);
