namespace Schema.Runner;

/// <summary>A run did not reach its goal. Each kind is a decision that the caller can make.</summary>
public abstract class MigrationException : Exception
{
    private protected MigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
