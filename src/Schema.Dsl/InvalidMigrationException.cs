namespace Schema.Dsl;

/// <summary>A migration says something that cannot be: found while it is recorded, before anything has run.</summary>
public sealed class InvalidMigrationException : Exception
{
    /// <summary>Names what is wrong and what to write instead.</summary>
    public InvalidMigrationException(string message)
        : base(message)
    {
    }
}
