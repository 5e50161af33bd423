namespace Schema.Dsl;

/// <summary>Marks operations that run exactly as they are written.</summary>
internal static class UnsafeMark
{
    /// <summary>The same operations, with a reason where they have none yet; unchanged for
    /// <see langword="null"/>.</summary>
    public static IEnumerable<Operation> MarkUnsafe(this IEnumerable<Operation> operations, string? reason) =>
        reason is null
            ? operations
            : operations.Select(operation => operation with { UnsafeBecause = operation.UnsafeBecause ?? reason });

    /// <summary>A reason that says something.</summary>
    /// <param name="what">What needs it.</param>
    /// <exception cref="InvalidMigrationException">It is blank.</exception>
    public static string Reason(string? reason, string what) =>
        reason is not null && !string.IsNullOrWhiteSpace(reason)
            ? reason
            : throw new InvalidMigrationException(
                $"{what} needs a reason: whoever asks why nothing held this migration up will read it.");
}
