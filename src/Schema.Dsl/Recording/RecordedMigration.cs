namespace Schema.Dsl;

/// <summary>What a migration asks for, written down.</summary>
/// <param name="Up">The operations of <c>Change()</c> or <c>Up()</c>, in order.</param>
/// <param name="Down">The operations of <c>Down()</c>; <see langword="null"/> where the way back is to be derived.</param>
public sealed record RecordedMigration(ValueList<Operation> Up, ValueList<Operation>? Down)
{
    /// <summary>Runs a migration's methods without a database and keeps what they said.</summary>
    /// <exception cref="InvalidMigrationException">It says something that cannot be, or overrides no method, or both kinds.</exception>
    public static RecordedMigration Of(Migration migration)
    {
        if (migration is null)
        {
            throw new ArgumentNullException(nameof(migration));
        }

        return migration.Record();
    }
}
