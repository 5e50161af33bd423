using Npgsql;

namespace Schema.Runner;

/// <summary>What to do about a statement that failed for a reason outside the migration.</summary>
internal static class PostgresRemedies
{
    /// <returns><see langword="null"/> where the migration itself is the likely cause.</returns>
    public static string? For(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege =>
            "Grant the role that runs migrations what it lacks, or run them as one that has it; then run it again.",
        PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure =>
            "The migration may be right as it is: others held what it needs. Run it again.",

        PostgresErrorCodes.QueryCanceled =>
            "Somebody has cancelled it, or it took longer than it may: [Timeouts(Statement = \"1h\")] on the migration, or "
            + "MigrateOptions.Timeouts, give it more time. Then run it again.",

        PostgresErrorCodes.NotNullViolation
            or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.CheckViolation
            or PostgresErrorCodes.ExclusionViolation =>
            "The rows that are there and what the migration asks for do not go together: correct the one or the other; then run "
            + "it again.",

        // Operator intervention and system errors. Where resources are insufficient (53), Npgsql drops the connection.
        _ when sqlState[..2] is "57" or "58" =>
            "The migration may be right as it is. See to the server, then run it again.",
        _ => null,
    };
}
