namespace Schema.Runner;

/// <summary>A process of the application that has said not long ago that it is alive.</summary>
/// <param name="Instance">Machine, process and a word of chance.</param>
/// <param name="Release">The application's name and version; <see langword="null"/> where it has none.</param>
/// <param name="Newest">The newest version that its binary knows; 0 if it knows none.</param>
/// <param name="SinceLastBeat">By the database's clock.</param>
internal sealed record RunningInstance(string Instance, string? Release, long Newest, TimeSpan SinceLastBeat);
