using System.Data.Common;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>Runs the steps of a migration, in a transaction that is open.</summary>
internal sealed class MigrationSteps(SqliteDatabase database, TableName history, MigrationAttempt attempt)
{
    private const string Mark = "schema_migration";

    private int _next;

    public static bool RebuildTables(PlannedMigration migration) =>
        migration.Steps.Any(step => step.Rebuild is not null);

    public async Task RunAsync()
    {
        // Interrupted from another thread: a long statement is not waited for.
        using var interruption = attempt.CancellationToken.Register(database.Interrupt);

        var dangling = RebuildTables(attempt.Migration) ? ForeignKeys.TryCheck(database) : null;
        var steps = attempt.Migration.AllSteps;
        for (var place = 0; place < steps.Count; place++)
        {
            var step = steps[place];
            if (step.Code is { } code)
            {
                await RunAsync(code, place);
            }
            else
            {
                Run(step);
            }
        }

        if (dangling is not null)
        {
            attempt.At(
                () => new("when its foreign keys were checked", null),
                () => ForeignKeys.Check(database).RefuseMoreThan(dangling));
        }
    }

    // Released only in the transaction that it was set in: code that has ended that one is found out.
    private async Task RunAsync(Func<DbConnection, CancellationToken, Task> code, int place)
    {
        database.Execute($"SAVEPOINT {Mark}");
        await attempt.InCodeAsync(place, () => database.RunAsync(code, attempt.CancellationToken));
        attempt.At(() => FailedCommand.EndedTransaction, () => database.Execute($"RELEASE {Mark}"));
    }

    private void Run(Step step)
    {
        if (step.Rebuild is not { } rebuild)
        {
            Run(step.Statements);
            return;
        }

        var rebuilding = attempt.At(
            () => new($"before it rebuilt the table {rebuild.Table}", null),
            () => TableRebuilding.Begin(database, history, rebuild));
        Run(step.Statements);
        attempt.At(
            () => new($"after it rebuilt the table {rebuild.Table}", null),
            rebuilding.Finish);
    }

    private void Run(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            attempt.CancellationToken.ThrowIfCancellationRequested();
            attempt.At(() => FailedCommand.Statement(attempt.Migration, _next), () => database.Execute(statement));
            _next++;
        }
    }
}
