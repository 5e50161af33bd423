namespace Schema.Dsl;

/// <summary>How long statements may wait and run, in PostgreSQL's units: see <see cref="TimeoutsAttribute"/>.</summary>
/// <param name="Lock">How long for each lock; <see langword="null"/> for the default.</param>
/// <param name="Statement">How long altogether; <see langword="null"/> for the default.</param>
public sealed record MigrationTimeouts(string? Lock = null, string? Statement = null)
{
    /// <summary>What the server would not take for a time.</summary>
    internal IEnumerable<string> Mistakes =>
        new[] { Lock, Statement }.OfType<string>().Where(time => !PostgresTime.IsTime(time));
}
