namespace Schema.Dsl;

/// <summary>The author's word that there is no way back, with the reason that will be shown to whoever tries.</summary>
public sealed class Irreversible
{
    private Irreversible(string reason) => Reason = reason;

    /// <summary>Why there is no way back.</summary>
    public string Reason { get; }

    /// <summary>States the reason, such as <c>"e-mails were sent"</c>.</summary>
    /// <exception cref="InvalidMigrationException">The reason is blank.</exception>
    public static Irreversible Because(string reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new InvalidMigrationException(
                "Irreversible.Because needs a reason: whoever rolls back will read it.")
            : new(reason);
}
