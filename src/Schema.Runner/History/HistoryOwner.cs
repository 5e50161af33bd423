namespace Schema.Runner;

/// <summary>Tells by its columns whose a table is that goes by the history's name.</summary>
internal static class HistoryOwner
{
    /// <summary>The columns of the history.</summary>
    public static readonly string[] Columns =
    [
        "version", "name", "applied_at", "position", "duration", "fingerprint", "down", "applied_by", "release", "run",
    ];

    /// <summary>Ecto's own column: when the migration was applied.</summary>
    public const string EctosTime = "inserted_at";

    private static readonly string[] Migratus = ["id", "applied", "description"];

    /// <summary>Whose it is, as a message says it: <c>belongs to Rails (…)</c>; <see langword="null"/> if it can be
    /// ours.</summary>
    /// <param name="columns">The names and types of the columns; none if there is no table.</param>
    public static string? Of(IReadOnlyDictionary<string, string> columns)
    {
        // A newer release may have added columns to ours.
        if (columns.Count == 0 || Columns.All(columns.ContainsKey))
        {
            return null;
        }

        var strange = columns.Keys.Except([.. Columns, EctosTime], StringComparer.OrdinalIgnoreCase).ToList();
        return columns.ContainsKey("dirty") ? "belongs to golang-migrate (it has a column dirty)"
            : Migratus.All(columns.ContainsKey) ? "belongs to Migratus (it has id, applied, description)"
            : !columns.TryGetValue("version", out var type) ? "is no history of migrations (it has no column version)"
            : IsText(type) ? "belongs to Rails, or to dbmate (its version is text)"
            : strange.Count > 0 && !columns.ContainsKey(EctosTime)
                ? $"belongs to a tool that is not known (it has {string.Join(", ", strange)})"
            : null;
    }

    private static bool IsText(string type) =>
        type.Contains("char", StringComparison.OrdinalIgnoreCase)
        || type.Contains("text", StringComparison.OrdinalIgnoreCase);
}
