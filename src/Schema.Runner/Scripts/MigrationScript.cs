using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Writes migrations, with their rows in the history, as a text for an engine's own shell. Needs no
/// server.</summary>
internal abstract class MigrationScript
{
    /// <summary>Renders for the newest version of the engine that is known.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Whether the shell knows conditions, so that it can pass over what is applied.</summary>
    public abstract bool CanBeIdempotent { get; }

    /// <param name="migrations">In order, all forward.</param>
    /// <param name="after">The version that is applied already; <see langword="null"/> for a database without a
    /// history.</param>
    public string Write(IReadOnlyList<PlannedMigration> migrations, long? after, bool idempotent)
    {
        if (migrations.Count == 0)
        {
            return "";
        }

        // A repeatable may be there in another definition: what comes behind it asks for the migration ahead of both.
        var previous = migrations.Select((_, place) => migrations
            .Take(place)
            .Where(migration => !migration.IsRepeatable)
            .Select(migration => (long?)migration.Version)
            .LastOrDefault(after));
        return string.Join(
            "\n",
            [
                Opening(createsHistory: after is null, idempotent),
                .. migrations.Select(StoppingAtCode)
                    .Zip(previous, (migration, before) => Transaction(migration, before, idempotent)),
            ]);
    }

    /// <summary>How to run it, and the history where it is to be made.</summary>
    protected abstract string Opening(bool createsHistory, bool idempotent);

    /// <summary>One migration with its row.</summary>
    /// <param name="after">The version that has to be applied before; <see langword="null"/> for the first of
    /// all.</param>
    protected abstract string Transaction(PlannedMigration migration, long? after, bool idempotent);

    /// <summary>Statements that fail with these words, so that nothing behind them runs.</summary>
    protected abstract IEnumerable<string> Stop(string message);

    // Passed over, it would be in the history as if it had run.
    private PlannedMigration StoppingAtCode(PlannedMigration migration) => migration with
    {
        Steps = migration.Steps
            .Select(step => step.Code is null
                ? step
                : step with { Statements = Stop($"{migration} runs code, which no script can: run migrate").ToValueList() })
            .ToValueList(),
    };

    /// <summary>Statements, each ended.</summary>
    protected static string Lines(IEnumerable<string> statements) =>
        string.Concat(statements.Select(SqlText.Terminated));
}
