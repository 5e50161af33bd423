namespace Schema.Runner;

/// <summary>A run did not reach its goal. Each kind is a decision that the caller can make.</summary>
public abstract class MigrationException : Exception
{
    private protected MigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Others are the cause, and nothing has run that cannot run again: tried again, it may go well.</summary>
    internal bool MayPass { get; init; }

    /// <summary>What went wrong, on one line.</summary>
    internal virtual string OnOneLine => Message.ReplaceLineEndings(" ");

    /// <summary>The same, where it was tried more than once.</summary>
    internal virtual MigrationException After(int tries, TimeSpan within) => this;
}
