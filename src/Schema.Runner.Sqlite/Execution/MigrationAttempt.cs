using Microsoft.Data.Sqlite;
using Schema.Planning;
using SQLitePCL;

namespace Schema.Runner.Sqlite;

/// <summary>Reports what fails in a migration, with the place where it did.</summary>
/// <param name="committed">What the run has committed before.</param>
internal sealed class MigrationAttempt(
    PlannedMigration migration, IReadOnlyList<PlannedMigration> committed, CancellationToken cancellationToken)
{
    public PlannedMigration Migration => migration;

    public CancellationToken CancellationToken => cancellationToken;

    /// <exception cref="MigrationFailedException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public T At<T>(Func<FailedCommand> place, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException error) when (
            error.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{migration} was stopped and rolled back.", error, cancellationToken);
        }
        catch (SqliteException error) when (LacksValues(error))
        {
            throw Failed(place().WithoutValues(), error.ToServerError(), error);
        }
        catch (SqliteException error)
        {
            throw Failed(place(), error.ToServerError(), error);
        }
        catch (TableRebuildException error)
        {
            throw Failed(place(), new ServerError(null, error.Message), error);
        }
    }

    public void At(Func<FailedCommand> place, Action act) => At(place, () =>
    {
        act();
        return true;
    });

    /// <summary>The same for the migration's own code, which may throw anything.</summary>
    /// <param name="step">The index of its step.</param>
    /// <inheritdoc cref="At{T}"/>
    public async Task InCodeAsync(int step, Func<Task> run)
    {
        try
        {
            await run();
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{migration} was stopped and rolled back.", error, cancellationToken);
        }
        catch (Exception error)
        {
            var words = error is SqliteException sqlite ? sqlite.ToServerError() : ServerError.Thrown(error);
            throw Failed(FailedCommand.Code(migration, step), words, error);
        }
    }

    private bool LacksValues(SqliteException error) =>
        migration.Direction is Direction.Backward && error.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_NOTNULL;

    private MigrationFailedException Failed(FailedCommand command, ServerError error, Exception inner) =>
        new(migration, command, error, committed, inner);
}
