namespace Schema.Dsl;

/// <summary>Reasons against something, as checks find them: a sentence, or <see langword="null"/> where nothing speaks
/// against it.</summary>
internal static class Reasons
{
    /// <summary>The first reason that there is against one of these; <see langword="null"/> if there is none.</summary>
    public static string? FirstReason<T>(this IEnumerable<T> items, Func<T, string?> reason) =>
        items.Select(reason).FirstOrDefault(found => found is not null);
}
