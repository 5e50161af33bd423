using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>The place in a migration's transaction at which it failed, and what that means.</summary>
/// <param name="Place">As a message says it: <c>at statement 2 of 3</c>.</param>
/// <param name="Sql">What was sent; <see langword="null"/> where that says nothing.</param>
internal sealed record FailedCommand(string Place, string? Sql)
{
    // Correcting the code is what one would try first, and it changes nothing.
    private const string MendStored =
        "What ran is the way back that its history row holds, not what the code says today. "
        + "Mend what stands in its way, or empty "
        + "the column down of that row, so that the code's way back is taken; then run it again.";

    private const string MendHalf =
        "What ran undoes what is done of the migration, as it was when that was done. "
        + "Mend what stands in its way, then run it again.";

    /// <summary>All checks that were put off, such as deferred constraints, are made at the commit.</summary>
    public static FailedCommand Commit { get; } = new("when it was committed", null);

    /// <summary>The check at the end did not find the transaction that was there at the beginning.</summary>
    public static FailedCommand EndedTransaction { get; } =
        new("at its end: one of its statements had ended the transaction", null)
        {
            Aftermath = "What ran before that statement may be committed, and is not in the history: "
            + "look, and undo it by hand.",
            Remedy = "Take the statement out of the migration: "
            + "each migration is one transaction, which Schema begins and ends.",
        };

    /// <summary>What is true now.</summary>
    public string Aftermath { get; init; } = "Its transaction was rolled back.";

    /// <summary>Not all of the migration was rolled back.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The migration is done already: what else the run has committed is no matter.</summary>
    public bool IsInBackground { get; init; }

    /// <summary>Who was in its way.</summary>
    public IReadOnlyList<Blocker> InTheWay { get; init; } = [];

    /// <summary>What to do.</summary>
    public string Remedy { get; init; } = "Correct the migration, then run it again.";

    /// <param name="index">From 0, over the statements of all steps.</param>
    /// <param name="remedy">What to do; <see langword="null"/> if the statement itself is the likely cause.</param>
    public static FailedCommand Statement(PlannedMigration migration, int index, string? remedy = null)
    {
        var statements = migration.AllSteps.SelectMany(step => step.Statements).ToList();
        var place = $"at statement {index + 1} of {statements.Count}";
        var failed = new FailedCommand(place, SqlSecrets.Mask(statements[index]));
        return failed with
        {
            Remedy = remedy ?? migration switch
            {
                { HalfUndone: not null } => MendHalf,
                { IsStored: true } => MendStored,
                _ => failed.Remedy,
            },
        };
    }

    /// <param name="step">The index of the step that runs code.</param>
    public static FailedCommand Code(PlannedMigration migration, int step)
    {
        var count = migration.AllSteps.Count;
        return new(count == 1 ? "in its code" : $"in its code, step {step + 1} of {count}", null);
    }

    /// <summary>The same, where the way back needs values that are gone.</summary>
    public FailedCommand WithoutValues() => this with
    {
        Remedy = "The way back makes a column NOT NULL, and there are rows without a value for it; "
            + "what a removed column held is gone. Give them one or delete them, or go forward: "
            + "a new migration can add the column with a default.",
    };

    /// <summary>The login role could not take another role.</summary>
    public static FailedCommand Role(string sql) => new("when it took the role that is to own what it makes", sql)
    {
        Remedy = "Let the role that logs in become the other (GRANT … TO …), or name another in MigrateOptions.Role.",
    };

    /// <summary>The history could not be written.</summary>
    public static FailedCommand Record(string sql) => new("when its history row was written", sql)
    {
        Remedy = "The role that logs in reads and writes the history: "
            + "it needs SELECT, INSERT, UPDATE and DELETE on that table.",
    };

    /// <summary>The journal could not be written.</summary>
    public static FailedCommand Journal(string sql) => new("when its journal was written", sql)
    {
        Remedy = "The role that logs in makes that table while a migration is half done: "
            + "it needs CREATE on the schema of the history.",
    };

    /// <summary>A step that runs outside a transaction could not begin.</summary>
    public static FailedCommand Before(string step) => new($"before it could {step}", null);

    /// <summary>One of our own commands around the migration's statements.</summary>
    /// <param name="doing">As a message says it: <c>before its first statement</c>.</param>
    public static FailedCommand Around(string doing, string sql) => new(doing, sql) { Remedy = "Run it again." };
}
