namespace Schema.Dsl;

/// <summary>Finds a file among those of a project: by its path, or by as much of its end as tells it from others.</summary>
internal static class SqlFiles
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    /// <summary>The paths that a name can mean; one if it is right.</summary>
    /// <param name="paths">Of all files, from the project's folder, with slashes.</param>
    public static IReadOnlyList<string> Meant(string file, IEnumerable<string> paths)
    {
        var name = file.Replace('\\', '/');
        var candidates = paths
            .Where(path => path == name || path.EndsWith($"/{name}", StringComparison.Ordinal))
            .OrderBy(path => path, StringComparer.Ordinal)
            .ToArray();
        return candidates.Contains(name) ? [name] : candidates;
    }
}
