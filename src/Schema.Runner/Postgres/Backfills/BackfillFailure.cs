using System.Globalization;
using Npgsql;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Says why a backfill has stopped, and what is true of its rows then.</summary>
/// <param name="table">In which it keeps how far it is.</param>
/// <param name="showsKeys">The key of a row may be shown.</param>
/// <param name="committed">What the run has done before.</param>
internal sealed class BackfillFailure(
    BackfillTask task, string table, bool showsKeys, IReadOnlyList<PlannedMigration> committed)
{
    private const string HowToShow =
        "not shown, as it can hold what is in a row. "
        + "Include Error Detail=true in the database's connection string shows it.";

    private string Where => task.InBackground ? " in the background" : "";

    private string Table => $"\"{task.Backfill.Name}\"";

    private string Sql => SqlSecrets.Mask(task.Backfill.Statement);

    /// <param name="next">The key of the row that is the cause, as JSON; <see langword="null"/> where no row
    /// is.</param>
    public MigrationFailedException Of(PostgresException error, BackfillState state, string? next)
    {
        var words = PostgresErrors.Words(error);
        return new(
            task.Migration,
            new($"when it filled {Table}{Where}", Sql)
            {
                IsInBackground = task.InBackground,
                Aftermath = $"{Done(state)}The next run goes on from there.",
                IsPartial = true,
                Remedy = next is null
                    ? PostgresRemedies.For(error.SqlState) ?? "Correct the backfill, then run it again."
                    : task.InBackground
                    ? string.Create(CultureInfo.InvariantCulture, $"Mend the row, then run it again. Or give it up, with schema backfills cancel "
                        + $"{task.Migration.Version}, and let a new migration fill the rest, with a Where that leaves the row out.")
                    : task.Migration.Direction is Direction.Backward ? "Mend the row, then run it again."
                    : "Mend the row, or the backfill, which then begins anew; or leave the row out, in Where. Then run it again.",
            },
            next is null ? words : words with { Where = $"the row with the key {(showsKeys ? next : HowToShow)}" },
            committed,
            error);
    }

    public MigrationFailedException WithoutKey() => new(
        task.Migration,
        Before(task.Backfill) with
        {
            Aftermath = "Nothing of it is filled.",
            IsPartial = true,
            IsInBackground = task.InBackground,
            Remedy = GiveKey,
        },
        NoKey(task.Backfill),
        committed,
        new InvalidOperationException());

    /// <summary>That there is no way through a table.</summary>
    public static ServerError NoKey(Backfill backfill) =>
        new(null, $"there is no key by which to walk through \"{backfill.Name}\"");

    /// <summary>What was found out before anything was committed for its sake.</summary>
    public static FailedCommand Foreseen(Backfill backfill, bool isKey, PostgresException error) => Before(backfill) with
    {
        Remedy = isKey && error.SqlState is PostgresErrorCodes.InvalidTextRepresentation
            ? GiveKey
            : PostgresRemedies.For(error.SqlState) ?? "Correct the backfill, then run it again.",
    };

    private const string GiveKey =
        "Give it a primary key, or a unique index over columns that are not null, which the backfill does not set; or, from "
        + "PostgreSQL 14 on, a Where that asks for what is set and no longer holds for a row that is done; or write Update, which "
        + "changes all rows at once. Of a table that others inherit from, or that is partitioned, fill those one by one.";

    private static FailedCommand Before(Backfill backfill) =>
        new($"before it filled \"{backfill.Name}\"", SqlSecrets.Mask(backfill.Statement));

    public MigrationFailedException EndedByHand(PostgresException error) => new(
        task.Migration,
        new($"when it filled {Table}{Where}", null)
        {
            Aftermath = "Somebody has ended its session. The batch that ran was rolled back; what is filled before stays.",
            IsPartial = true,
            IsInBackground = task.InBackground,
            Remedy = "Run it again when nothing speaks against it any more: it goes on from there.",
        },
        PostgresErrors.Words(error),
        committed,
        error);

    public MigrationFailedException CancelledByHand() => new(
        task.Migration,
        new($"when it filled {Table}", null)
        {
            Aftermath = "What is filled stays.",
            IsPartial = true,
            Remedy = string.Create(
                CultureInfo.InvariantCulture,
                $"To go on, run it again behind: schema backfills resume {task.Migration.Version}. "
                + $"To do without, take the backfill out of the migration."),
        },
        new(null, $"somebody has cancelled it, in {table}"),
        committed,
        new InvalidOperationException());

    public OperationCanceledException Cancelled(OperationCanceledException error, CancellationToken cancellationToken) =>
        new(
            task.InBackground
                ? $"Cancelled: what is filled of {Table} stays. The next run goes on from there."
                : Wording.Cancelled(committed, $"what is filled of {Table} stays."),
            error,
            cancellationToken);

    private static string Done(BackfillState state) => state.Done == 0
        ? "No row is filled. "
        : string.Create(CultureInfo.InvariantCulture, $"{state.Done} rows are done and stay. ");
}
