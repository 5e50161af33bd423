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
            (FlightPart.Journal, PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.UndefinedTable
                or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InvalidTextRepresentation) =>
                FlightOutcome.FenceLost,
            _ => null,
        };

    /// <param name="committed">What the whole call has committed.</param>
    /// <param name="inTheWay">Whom it has waited for.</param>
    /// <param name="ranCode">Code has run before it in the same transaction, which nobody rolls back.</param>
    public static MigrationException Describe(
        FlightCommand failed,
        PostgresException error,
        Flight flight,
        IReadOnlyList<PlannedMigration> committed,
        string database,
        TableName history,
        IReadOnlyList<Blocker> inTheWay,
        bool ranCode)
    {
        var words = failed.Part is FlightPart.Probe && error.SqlState is PostgresErrorCodes.InvalidTextRepresentation
            ? new ServerError(null, Refusal(flight.Migrations[failed.Migration], failed.StepsBefore))
            : failed.Sql == BackfillKey.Check && error.SqlState is PostgresErrorCodes.InvalidTextRepresentation
            ? BackfillFailure.NoKey(failed.Backfill!)
            : PostgresErrors.Words(error);
        if (failed.Part is FlightPart.Preparation)
        {
            return DatabaseUnavailableException.WithoutHistory(database, history, words, error);
        }

        if (failed.Part is FlightPart.Begin || failed.Migration < 0)
        {
            return new DatabaseUnavailableException(database, words, error);
        }

        var migration = flight.Migrations[failed.Migration];
        var place = Place(failed, migration, error) with { InTheWay = IsLock(error) ? inTheWay : [] };
        return new MigrationFailedException(migration, After(place, failed, migration), words, committed, error)
        {
            MayPass = (IsLock(error) || error.SqlState is PostgresErrorCodes.SerializationFailure) && !ranCode,
        };
    }

    /// <summary>What is true of a migration of which not all was rolled back; <see langword="null"/> where all
    /// was.</summary>
    public static string? Aftermath(FlightCommand failed)
    {
        var broken = failed switch
        {
            { IsOutside: true } =>
                "It runs outside a transaction: what is half done of it is repaired before the next run goes on.",
            { IsBehindOutside: true } => "What runs outside a transaction is done, and stays: the next run finds it.",
            _ => "Its transaction was rolled back.",
        };
        return (failed.StepsBefore, failed.IsOutside || failed.IsBehindOutside) switch
        {
            (0, false) => null,
            (0, true) => broken,
            (1, _) => $"{broken} The step before it is committed and stays: the next run goes on behind it.",
            (var count, _) =>
                $"{broken} The {count} steps before it are committed and stay: the next run goes on behind them.",
        };
    }

    private static FailedCommand After(FailedCommand place, FlightCommand failed, PlannedMigration migration) =>
        Aftermath(failed) is not { } aftermath ? place : place with
        {
            Aftermath = aftermath,
            IsPartial = true,
            Remedy = failed.StepsBefore > 0 && migration.Halfway?.After(failed.StepsBefore) is DownScript.Reversible
                ? $"{place.Remedy} To give it up instead, roll back by one step, which undoes what is committed of it."
                : place.Remedy,
        };

    private static string Refusal(PlannedMigration migration, int stepsBefore)
    {
        var stage = migration.Stages.First(one => one.Probe is not null && one.End > stepsBefore);
        return stage.Probe!.Refusal!;
    }

    /// <param name="committed">What the whole call has committed.</param>
    public static MigrationFailedException Describe(
        FailedCodeException failed, Flight flight, IReadOnlyList<PlannedMigration> committed)
    {
        var (migration, error) = (flight.Migrations[failed.Command.Migration], failed.InnerException!);
        var place = FailedCommand.Code(migration, failed.Command.Statement);
        return new(
            migration,
            After(place, failed.Command, migration),
            PostgresErrors.IsFromServerOrWire(error) ? PostgresErrors.Words(error) : ServerError.Thrown(error),
            committed,
            error);
    }

    private static FailedCommand Place(FlightCommand failed, PlannedMigration migration, PostgresException error) =>
        failed.Part switch
        {
            FlightPart.Statement when LacksValues(migration, error) =>
                FailedCommand.Statement(migration, failed.Statement).WithoutValues(),
            FlightPart.Statement when failed.IsOutside && error.SqlState is PostgresErrorCodes.FeatureNotSupported =>
                FailedCommand.Statement(migration, failed.Statement, "Say that it may block, with Blocking() "
                    + "or blocking: true, or what it is for: a partition each; then run it again."),
            FlightPart.Statement =>
                FailedCommand.Statement(migration, failed.Statement, PostgresRemedies.For(error.SqlState)),
            FlightPart.Commit => FailedCommand.Commit,
            FlightPart.Role => FailedCommand.Role(failed.Sql),
            FlightPart.Check => FailedCommand.EndedTransaction,
            FlightPart.Record => FailedCommand.Record(failed.Sql),
            FlightPart.Journal => FailedCommand.Journal(failed.Sql),
            FlightPart.Foresight => BackfillFailure.Foreseen(
                failed.Backfill!, isKey: failed.Sql == BackfillKey.Check, error),
            FlightPart.Probe => FailedCommand.Before(
                migration.Stages.First(stage => stage.End > failed.StepsBefore).Steps[0].Summary),
            _ => FailedCommand.Around("before its first statement", failed.Sql),
        };

    private static bool IsLock(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    private static bool LacksValues(PlannedMigration migration, PostgresException error) =>
        migration.Direction is Direction.Backward && error.SqlState is PostgresErrorCodes.NotNullViolation;
}
