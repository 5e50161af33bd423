using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>How long each statement of a transaction may wait and run, in PostgreSQL's units; <c>0</c> for as long as it
/// takes.</summary>
/// <param name="Lock">For each lock. While a statement waits for a strong one, all who come behind it wait
/// too.</param>
/// <param name="Statement">Altogether.</param>
internal sealed record StageTimeouts(string Lock, string Statement)
{
    private const string DefaultLock = "2s";

    // A change of the catalog takes milliseconds. It may wait for some locks one after the other, and no longer than an
    // application's own patience while it holds others.
    private const string DefaultStatement = "10s";

    /// <param name="own">What the migration says.</param>
    /// <param name="project">What holds for all, where that is not the default.</param>
    public static StageTimeouts Of(Stage stage, MigrationTimeouts? own, MigrationTimeouts? project) => new(
        own?.Lock ?? LockOf(project),
        own?.Statement ?? (stage.IsBrief ? project?.Statement ?? DefaultStatement : "0"));

    /// <summary>Of the transactions that keep the books beside what runs outside.</summary>
    public static StageTimeouts OfBooks(MigrationTimeouts? project) => new(LockOf(project), "0");

    /// <summary>The same for a run that is to wait no longer than that for others. Who says <c>0</c> means it.</summary>
    /// <param name="limit">Negative for as long as it takes.</param>
    public StageTimeouts Within(TimeSpan limit) =>
        limit >= TimeSpan.Zero && PostgresTime.InMilliseconds(Lock) is > 0 and var most && most > limit.TotalMilliseconds
            ? this with { Lock = Math.Max(1, (int)limit.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "ms" }
            : this;

    private static string LockOf(MigrationTimeouts? project) => project?.Lock ?? DefaultLock;
}
