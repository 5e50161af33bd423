namespace Schema.Runner;

/// <summary>How a database is compared with its migrations.</summary>
public sealed record VerifyOptions
{
    /// <summary>An empty PostgreSQL database to apply the migrations to, as <see cref="MigrateOptions.Database"/> is
    /// written; they stay in it. <see langword="null"/> for one that is created on the same server, and dropped at the
    /// end.</summary>
    public string? Scratch { get; init; }

    /// <summary>What is not compared, as patterns of titles, such as <c>table public.events_*</c>; with all that belongs to
    /// it, but for what lives in a schema. <c>*</c> stands for anything, <c>?</c> for one character.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The options without the scratch database, which can hold a password.</summary>
    public override string ToString() => $"VerifyOptions {{ Ignore = [{string.Join(", ", Ignore)}] }}";
}
