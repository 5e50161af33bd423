namespace Schema.Runner;

/// <summary>What an instance says of itself with each beat.</summary>
/// <param name="Instance">Machine, process and a word of chance.</param>
/// <param name="Release">The application's name and version.</param>
/// <param name="Newest">The newest version that its binary knows; 0 if it knows none.</param>
internal sealed record InstanceBeat(string Instance, string? Release, long Newest);
