namespace Schema.Dsl;

/// <summary>Finds a file among those of a project: by its path, or by as much of its end as tells it from
/// others.</summary>
internal static class SqlFiles
{
    private const string Irreversible = "irreversible:";
    private const string Unsafe = "unsafe:";

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

    /// <summary>Why nothing can undo a file, as a comment at its head says it: <c>-- irreversible: e-mails were
    /// sent</c>;
    /// <see langword="null"/> if none does.</summary>
    public static string? IrreversibleBecause(string sql) => Said(sql, Irreversible);

    /// <summary>Why a file runs exactly as it is written, as a comment at its head says it: <c>-- unsafe: the table has
    /// ten rows</c>; <see langword="null"/> if none does.</summary>
    public static string? UnsafeBecause(string sql) => Said(sql, Unsafe);

    private static string? Said(string sql, string mark) => sql.Split('\n')
        .Select(line => line.Trim())
        .TakeWhile(line => line.Length == 0 || line.StartsWith("--", StringComparison.Ordinal))
        .Select(line => line.TrimStart('-').TrimStart())
        .Where(comment => comment.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
        .Select(comment => comment.Substring(mark.Length).Trim())
        .FirstOrDefault();
}
