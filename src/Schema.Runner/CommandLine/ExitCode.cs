using Npgsql;

namespace Schema.Runner;

/// <summary>What a verb tells the shell. Kept for good: scripts ask for them.</summary>
internal static class ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    public const int Done = 0;

    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>Migrations are pending; only from <c>status --exit-code</c>.</summary>
    public const int Pending = 3;

    /// <summary>Others held a lock for too long: the one that lets one runner at a time through, or that of a
    /// table.</summary>
    public const int LockTimeout = 4;

    public static int Of(Exception error) => error switch
    {
        DatabaseNotConfiguredException => WrongUsage,
        LockTimeoutException => LockTimeout,
        MigrationFailedException
        {
            SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected,
        } => LockTimeout,
        _ => Failed,
    };
}
