using Npgsql;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>What the failure of one command says of the flight. Judged by the command first: its code alone may be
/// anybody's.</summary>
internal static class FlightFailure
{
    /// <summary>Whether others were faster; <see langword="null"/> for a failure of the flight's own.</summary>
    public static FlightOutcome? LostTo(FlightCommand failed, PostgresException error) =>
        (failed.Part, error.SqlState) switch
        {
            (FlightPart.Gate, PostgresErrorCodes.InvalidTextRepresentation) => FlightOutcome.GateLost,
            (FlightPart.Preparation, PostgresErrorCodes.LockNotAvailable) => FlightOutcome.GateLost,

            (FlightPart.Fence, PostgresErrorCodes.InvalidTextRepresentation) => FlightOutcome.FenceLost,
            (FlightPart.Fence, PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn) =>
                FlightOutcome.FenceLost,
            (FlightPart.Preparation, PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateSchema
                or PostgresErrorCodes.DuplicateColumn or PostgresErrorCodes.UniqueViolation) => FlightOutcome.FenceLost,
            (FlightPart.Record, PostgresErrorCodes.UniqueViolation) => FlightOutcome.FenceLost,
            _ => null,
        };

    /// <param name="committed">What the whole call has committed.</param>
    public static MigrationException Describe(
        FlightCommand failed,
        PostgresException error,
        Flight flight,
        IReadOnlyList<PlannedMigration> committed,
        string database,
        TableName history)
    {
        var words = PostgresErrors.Words(error);
        if (failed.Part is FlightPart.Preparation)
        {
            return DatabaseUnavailableException.WithoutHistory(database, history, words, error);
        }

        if (failed.Part is FlightPart.Begin || failed.Migration < 0)
        {
            return new DatabaseUnavailableException(database, words, error);
        }

        var migration = flight.Migrations[failed.Migration];
        return new MigrationFailedException(migration, Place(failed, migration, error), words, committed, error);
    }

    /// <inheritdoc cref="Describe(FlightCommand, PostgresException, Flight, IReadOnlyList{PlannedMigration}, string,
    /// TableName)"/>
    public static MigrationFailedException Describe(
        FailedCodeException failed, Flight flight, IReadOnlyList<PlannedMigration> committed)
    {
        var (migration, error) = (flight.Migrations[failed.Command.Migration], failed.InnerException!);
        return new(
            migration,
            FailedCommand.Code(migration, failed.Command.Statement),
            PostgresErrors.IsFromServerOrWire(error) ? PostgresErrors.Words(error) : ServerError.Thrown(error),
            committed,
            error);
    }

    private static FailedCommand Place(FlightCommand failed, PlannedMigration migration, PostgresException error) =>
        failed.Part switch
        {
            FlightPart.Statement when LacksValues(migration, error) =>
                FailedCommand.Statement(migration, failed.Statement).WithoutValues(),
            FlightPart.Statement =>
                FailedCommand.Statement(migration, failed.Statement, PostgresRemedies.For(error.SqlState)),
            FlightPart.Commit => FailedCommand.Commit,
            FlightPart.Role => FailedCommand.Role(failed.Sql),
            FlightPart.Check => FailedCommand.EndedTransaction,
            FlightPart.Record => FailedCommand.Record(failed.Sql),
            _ => FailedCommand.Around("before its first statement", failed.Sql),
        };

    private static bool LacksValues(PlannedMigration migration, PostgresException error) =>
        migration.Direction is Direction.Backward && error.SqlState is PostgresErrorCodes.NotNullViolation;
}
