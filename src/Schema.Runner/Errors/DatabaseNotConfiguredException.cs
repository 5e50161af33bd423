namespace Schema.Runner;

/// <summary>No database is named, or what names it cannot be read. Nothing is ever migrated by accident.</summary>
public sealed class DatabaseNotConfiguredException : MigrationException
{
    /// <param name="message">Never holds any part of the setting that could be a secret.</param>
    internal DatabaseNotConfiguredException(string message)
        : base(message)
    {
    }
}
