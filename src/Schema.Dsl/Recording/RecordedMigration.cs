namespace Schema.Dsl;

/// <summary>What a migration asks for, written down.</summary>
/// <param name="Up">The operations of <c>Change()</c> or <c>Up()</c>, in order.</param>
/// <param name="Down">The operations of <c>Down()</c>; <see langword="null"/> where the way back is to be
/// derived.</param>
public sealed record RecordedMigration(ValueList<Operation> Up, ValueList<Operation>? Down)
{
    /// <summary>Why the migration as a whole has no way back; <see langword="null"/> if it has one.</summary>
    public string? IrreversibleBecause { get; init; }

    /// <summary>Runs a migration's methods without a database and keeps what they said.</summary>
    /// <param name="conventions">What it gets where it does not say otherwise; default:
    /// <see cref="Conventions.Default"/>.</param>
    /// <exception cref="InvalidMigrationException">It says something that cannot be, or does not override the methods
    /// that it should.</exception>
    public static RecordedMigration Of(Migration migration, Conventions? conventions = null) =>
        (migration ?? throw new ArgumentNullException(nameof(migration)))
            .Record(conventions ?? Conventions.Default, SqlFiles.None);

    /// <summary>Makes a migration and runs its methods, by its own conventions, with the SQL files of its
    /// project.</summary>
    /// <inheritdoc cref="Of(Migration, Conventions?)"/>
    public static RecordedMigration Of(MigrationEntry entry) =>
        (entry ?? throw new ArgumentNullException(nameof(entry))).Create().Record(entry.Conventions, entry.Files)
            .AsWritten(entry.UnsafeBecause is { } reason ? UnsafeMark.Reason(reason, "[Unsafe]") : null);

    private RecordedMigration AsWritten(string? reason) => reason is null ? this : this with
    {
        Up = Up.MarkUnsafe(reason).ToValueList(),
        Down = Down?.MarkUnsafe(reason).ToValueList(),
    };
}
