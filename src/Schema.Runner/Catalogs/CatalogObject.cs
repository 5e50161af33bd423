namespace Schema.Runner;

/// <summary>An object of a database, as its catalog describes it.</summary>
/// <param name="Type">What it is: <c>table</c>, <c>column</c>.</param>
/// <param name="Name">Its name, quoted where SQL needs it, with all that tells it from others of its type.</param>
internal sealed record CatalogObject(string Type, string Name)
{
    /// <summary>The title of what it belongs to, and comes and goes with; <see langword="null"/> for what stands
    /// alone.</summary>
    public string? Owner { get; init; }

    /// <summary>What there is to say of it, by name; what is not there is left out.</summary>
    public required IReadOnlyDictionary<string, string> Aspects { get; init; }

    public string Title => $"{Type} {Name}";
}
