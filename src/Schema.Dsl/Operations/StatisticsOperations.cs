namespace Schema.Dsl;

/// <summary>Says how much the server samples for statistics of several columns.</summary>
/// <param name="Target">From 0 to 10 000; <see langword="null"/> for as much as of the columns.</param>
public sealed record SetStatisticsTarget(ObjectName Object, int? Target) : ObjectChange(Object);
