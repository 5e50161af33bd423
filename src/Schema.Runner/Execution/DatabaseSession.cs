using System.Diagnostics;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>One connection to one database: all that the engine-neutral <see cref="Migrator"/> asks of an
/// engine.</summary>
internal abstract class DatabaseSession : IAsyncDisposable
{
    /// <summary>Renders for this server. Known once connected.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Host and database as messages show them; never with a secret.</summary>
    public abstract string Database { get; }

    /// <summary>Where that is, for traces and metrics.</summary>
    public virtual DatabasePlace Place => new("other_sql", Database);

    /// <summary>Reads the history and who holds the lock, in one round trip. Takes no lock and creates
    /// nothing.</summary>
    /// <exception cref="HistoryRefusedException">The table belongs to another tool.</exception>
    public abstract Task<HistoryReading> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancellationToken);

    /// <summary>Runs migrations in order, each in its own transaction, behind the gate and the fence.</summary>
    /// <returns>Whether all of it ran, or the gate or the fence was lost and the caller has to read and plan
    /// again.</returns>
    /// <exception cref="MigrationFailedException">A statement failed. What was committed before it stays.</exception>
    public abstract Task<FlightOutcome> FlyAsync(
        Flight flight, IFlightObserver observer, CancellationToken cancellationToken);

    /// <summary>How many rows a table has, or the limit where it has more; <see langword="null"/> where that cannot be
    /// read.</summary>
    public virtual Task<long?> CountRowsAsync(TableName table, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(null);

    /// <summary>Where backfills stand, those that are done among them. Behind a reading of the history.</summary>
    public virtual Task<IReadOnlyList<BackfillStatus>> ReadBackfillsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BackfillStatus>>([]);

    /// <summary>The rows that migrations have left to the background and that are not filled yet, in order. Behind a
    /// reading of the history.</summary>
    public virtual Task<IReadOnlyList<OpenBackfill>> ReadOpenBackfillsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OpenBackfill>>([]);

    /// <summary>Fills rows that were left to the background, from where an earlier run has stopped.</summary>
    /// <exception cref="MigrationFailedException">A row cannot be filled. What is filled before it stays.</exception>
    public virtual Task<BackfillOutcome> BackfillAsync(
        OpenBackfill open, BackfillOptions options, IBackfillObserver observer, CancellationToken cancellationToken) =>
        throw new UnreachableException();

    /// <summary>Gives the backfills of a migration another state, those that have one of some.</summary>
    /// <returns>How many.</returns>
    public virtual Task<int> SetBackfillsAsync(
        long version, string state, IReadOnlyList<string> from, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>Fills the rows of a migration's next step in batches, and says so in the journal.</summary>
    /// <param name="flight">That step alone.</param>
    /// <exception cref="MigrationFailedException">A row cannot be filled. What is filled before it stays.</exception>
    public virtual Task<BackfillOutcome> BackfillAsync(
        Flight flight, BackfillOptions options, IBackfillObserver observer, CancellationToken cancellationToken) =>
        throw new UnreachableException();

    /// <summary>Brings what was broken off outside a transaction to its end, or takes away what is left of it.</summary>
    /// <returns>Whether it did, or the gate or the fence was lost.</returns>
    /// <param name="committed">What the run has done so far.</param>
    /// <exception cref="PlanRejectedException">Nobody can tell how far it has come.</exception>
    public virtual Task<FlightOutcome> MendAsync(
        HistoryReading reading,
        IFlightObserver observer,
        IReadOnlyList<PlannedMigration> committed,
        CancellationToken cancellationToken) =>
        Task.FromResult(FlightOutcome.Landed);

    /// <summary>The transactions that were there before, and that what runs outside of one would wait for; none where
    /// nothing does. Takes no lock.</summary>
    public virtual Task<IReadOnlyList<Blocker>> ReadOlderTransactionsAsync(
        IReadOnlyList<PlannedMigration> migrations, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Blocker>>([]);

    /// <summary>Writes down that an instance of the application is alive, where the engine has several.</summary>
    public virtual Task BeatAsync(InstanceBeat beat, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes an instance off the list.</summary>
    public virtual Task LeaveAsync(string instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The instances that are alive; none where no application beats.</summary>
    public virtual Task<IReadOnlyList<RunningInstance>> ReadInstancesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RunningInstance>>([]);

    /// <summary>What a person should know of the disk before large tables are indexed or written anew; nothing where
    /// none is.</summary>
    public virtual Task<IReadOnlyList<string>> ReadDiskWarningsAsync(
        IReadOnlyList<PlannedMigration> migrations, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Takes away what is half done of the steps to come, and that nobody has begun in the journal: the
    /// invalid index of a concurrent build.</summary>
    /// <returns>Whether nothing is in the way any more, or the gate or the fence was lost.</returns>
    public virtual Task<FlightOutcome> ClearAsync(
        Flight flight, IFlightObserver observer, CancellationToken cancellationToken) =>
        Task.FromResult(FlightOutcome.Landed);

    /// <summary>Frees the lock where its holder is gone without letting go of it.</summary>
    public virtual Task FreeLeakedLockAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads all objects of the database but for our own tables. Takes no lock that anybody waits for.</summary>
    public virtual Task<Catalog> ReadCatalogAsync(CancellationToken cancellationToken) => throw new UnreachableException();

    /// <summary>Writes the structure down as SQL, with the rows of the history. Behind a reading of the history.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="DumpException">It cannot be written down.</exception>
    public virtual Task<string> DumpAsync(Func<string, string?> variable, CancellationToken cancellationToken) =>
        throw new UnreachableException();

    /// <summary>Runs what was written down, in one transaction.</summary>
    /// <exception cref="DumpException">It failed, and nothing of it stays.</exception>
    public virtual Task LoadAsync(string dump, CancellationToken cancellationToken) => throw new UnreachableException();

    public abstract ValueTask DisposeAsync();
}

/// <summary>How much of each history row is read.</summary>
internal enum HistoryDetail
{
    /// <summary>Without the stored way back, which can be long.</summary>
    Brief,

    /// <summary>Everything, for a rollback.</summary>
    WithDownScripts,
}

/// <summary>The history at one moment.</summary>
/// <param name="Applied">The rows, in the order of application.</param>
/// <param name="State">Whether there is a history table yet.</param>
/// <param name="LockHolder">Who is migrating at this moment; <see langword="null"/> if nobody is.</param>
internal sealed record HistoryReading(
    IReadOnlyList<AppliedMigration> Applied, HistoryState State, LockHolder? LockHolder)
{
    /// <summary>The migration that is half done; <see langword="null"/> if none is.</summary>
    public UnfinishedMigration? Unfinished { get; init; }

    /// <summary>The rows that earlier runs have left to the background; read only where something is to be
    /// applied.</summary>
    public IReadOnlyList<OpenBackfill> OpenBackfills { get; init; } = [];
}

internal enum HistoryState
{
    /// <summary>No table: the first flight creates it.</summary>
    Missing,

    /// <summary>A table with fewer columns than ours (Ecto's): the first flight adds them.</summary>
    Adoptable,

    /// <summary>Our table.</summary>
    Ready,
}

/// <summary>The session that holds the migration lock, for the people who wait.</summary>
/// <param name="Description">Who it is: the same for as long as it is the same session.</param>
/// <param name="State">What it does at this moment, where that is out of the ordinary.</param>
internal sealed record LockHolder(string Description, string? State = null)
{
    public override string ToString() => State is null ? Description : $"{Description}, {State}";
}

/// <summary>Migrations that travel together.</summary>
/// <param name="Migrations">In order; each is its own transaction.</param>
/// <param name="PlannedFrom">The history that the plan was made from: what the fence compares.</param>
/// <param name="Run">The identity of this flight, fresh for each, stored with every row that it writes.</param>
/// <param name="Release">The application's name and version, stored with every row.</param>
internal sealed record Flight(
    IReadOnlyList<PlannedMigration> Migrations, HistoryReading PlannedFrom, Guid Run, string? Release)
{
    /// <summary>What earlier flights of the same call have committed: what an exception says and lists before its
    /// own.</summary>
    public IReadOnlyList<PlannedMigration> CommittedBefore { get; init; } = [];

    /// <summary>Not all of it runs in transactions.</summary>
    public bool RunsOutside => Migrations.Any(migration => migration.Steps.Any(step => step.Probe is not null));
}

internal enum FlightOutcome
{
    /// <summary>All migrations are committed.</summary>
    Landed,

    /// <summary>Another runner holds the lock.</summary>
    GateLost,

    /// <summary>The history is no longer the one that the plan was made from.</summary>
    FenceLost,
}

/// <summary>Hears of a flight's progress, live where the engine can tell.</summary>
internal interface IFlightObserver
{
    /// <summary>A migration has begun; all before it are committed.</summary>
    void Started(PlannedMigration migration);

    /// <summary>A migration is committed.</summary>
    void Committed(PlannedMigration migration, TimeSpan duration);

    /// <summary>The server said something on the way: a notice or a warning.</summary>
    void Noticed(string severity, string message);

    /// <summary>How far the server is with what takes its time, on one line. Not on the flight's own thread.</summary>
    void Progressed(string line);
}
