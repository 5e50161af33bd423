namespace Schema.Runner;

/// <summary>An object of the database that is not as the migrations have left it.</summary>
/// <param name="Kind">How it is not.</param>
/// <param name="Type">What it is: <c>table</c>, <c>column</c>, <c>index</c>, <c>constraint</c>, <c>view</c> …</param>
/// <param name="Name">Its name with its schema, and quoted where SQL needs it: <c>public.users.email</c>.</param>
public sealed record Drift(DriftKind Kind, string Type, string Name)
{
    /// <summary>What is different of it; none where it is missing or too much as a whole.</summary>
    public IReadOnlyList<DriftedAspect> Aspects { get; init; } = [];

    /// <summary>What patterns are compared with: <c>table public.users</c>.</summary>
    public string Title => $"{Type} {Name}";
}

/// <summary>How an object is not as the migrations have left it.</summary>
public enum DriftKind
{
    /// <summary>The migrations make it, and it is not there.</summary>
    Missing,

    /// <summary>It is there, and no migration makes it.</summary>
    Extra,

    /// <summary>It is there in another form.</summary>
    Different,
}

/// <summary>What is different of an object.</summary>
/// <param name="Name">What it is about: <c>type</c>, <c>default</c>, <c>definition</c>, <c>privileges</c> …</param>
/// <param name="Expected">What the migrations say; <see langword="null"/> for nothing.</param>
/// <param name="Actual">What the database has; <see langword="null"/> for nothing.</param>
public sealed record DriftedAspect(string Name, string? Expected, string? Actual);
