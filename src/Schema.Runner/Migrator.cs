using Microsoft.Extensions.Logging.Abstractions;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>Brings databases to what a list of migrations says, and back. Immutable; the generated <c>Release</c> is
/// a face of one.</summary>
public sealed class Migrator
{
    private readonly IReadOnlyList<MigrationEntry> _migrations;
    private readonly string? _release;
    private readonly DatabaseEngine[] _engines;

    /// <summary>Takes the migrations that the compiler found.</summary>
    /// <param name="migrations">In any order; checked when they are run.</param>
    /// <param name="release">The application's name and version, kept with each migration that it applies.</param>
    /// <param name="engines">The kinds of database besides PostgreSQL.</param>
    public Migrator(IEnumerable<MigrationEntry> migrations, string? release = null, params DatabaseEngine[] engines)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        ArgumentNullException.ThrowIfNull(engines);
        _migrations = [.. migrations];
        _release = release;
        _engines = engines;
    }

    internal Surroundings Surroundings { get; init; } = new();

    /// <summary>The schema that all migrations together make, as far as they say.</summary>
    internal SchemaModel Model(MigrateOptions options) =>
        FoldedModel.Of(_migrations, options.Schema ?? PostgresSession.DefaultSchema);

    private MigrationRunner Runner => new(_migrations, _release, [.. _engines, DatabaseEngine.Postgres], Surroundings);

    /// <summary>This migrator with the migrations of a library too, in one order with its own. Including them twice
    /// adds nothing.</summary>
    public Migrator Including(IEnumerable<MigrationEntry> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        return new(_migrations.Union(migrations), _release, _engines) { Surroundings = Surroundings };
    }

    /// <summary>Applies what is pending, in order. Waits while another runner does.</summary>
    /// <exception cref="MigrationException">The database is not as asked for; each kind says why and what to
    /// do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. What was committed before stays.</exception>
    public Task<MigrationRun> MigrateAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        return LeaveContext(() => RunAsync(
            options.Exact ? [new RollbackUnknown(), new MigrateTo(options.To)] : [new MigrateTo(options.To)],
            options,
            cancellationToken));
    }

    /// <summary>Undoes what was applied after a version, or a number of migrations; the last applied first. Give
    /// exactly one of the two.</summary>
    /// <param name="to">The version that stays applied; 0 undoes everything.</param>
    /// <param name="steps">How many migrations to undo.</param>
    /// <exception cref="MigrationException">The database is not as asked for; each kind says why and what to
    /// do.</exception>
    /// <exception cref="ArgumentException">Not exactly one of the two is given, <paramref name="to"/> is negative, or
    /// <paramref name="steps"/> is not positive. It is thrown at once, not by the task.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. What was committed before stays.</exception>
    public Task<MigrationRun> RollbackAsync(
        long? to = null,
        int? steps = null,
        MigrateOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var goal = Goal.Rollback(to, steps);
        return LeaveContext(() => RunAsync([goal], options ?? new(), cancellationToken));
    }

    /// <summary>Every migration that the database or this binary knows, by version. Takes no lock and creates
    /// nothing.</summary>
    /// <exception cref="MigrationException">The database cannot be read; each kind says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<IReadOnlyList<MigrationStatus>> StatusAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        LeaveContext(() => Runner.StatusAsync(options ?? new(), cancellationToken));

    /// <summary>What <see cref="MigrateAsync"/> would apply at this moment, in order. Takes no lock and creates
    /// nothing.</summary>
    /// <exception cref="PlanRejectedException">What is pending could never be applied.</exception>
    /// <exception cref="MigrationException">The database cannot be read; each kind says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<IReadOnlyList<UpcomingMigration>> PendingAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        LeaveContext(() => Runner.PendingAsync(options ?? new(), cancellationToken));

    /// <summary>Says from now on, every thirty seconds, that this process serves, so that contract migrations wait for
    /// it if it is of an older release. Makes the table <c>schema_instances</c> beside the history where it is
    /// missing.</summary>
    /// <returns>What beats, until it is disposed.</returns>
    /// <exception cref="MigrationException">The database cannot be written; each kind says why and what to
    /// do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<Heartbeat> StartHeartbeatAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        LeaveContext(() => Heartbeat.StartAsync(Runner, options ?? new(), cancellationToken));

    /// <summary>Fills the rows that migrations have left to the background, until nothing of it is open: for an
    /// application to call from time to time while it serves. One process at a time fills a table; the others wait, as
    /// <see cref="MigrateOptions.WhenLocked"/> says, and go on in its place where it stops. What somebody has paused is left
    /// alone.</summary>
    /// <param name="options">As for <see cref="MigrateAsync"/>; <see cref="MigrateOptions.Backfills"/> says how considerate
    /// it is.</param>
    /// <param name="cancellationToken">Stops it within seconds; the next call goes on there.</param>
    /// <returns>Those that were open, as they are afterwards.</returns>
    /// <exception cref="MigrationFailedException">Rows of one cannot be filled; the others are.</exception>
    /// <exception cref="MigrationException">The database is not as asked for; each kind says why and what to
    /// do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. What is filled stays.</exception>
    public Task<IReadOnlyList<BackfillStatus>> RunBackfillsAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var log = new RunLog(options.Logger ?? NullLogger.Instance);
        return LeaveContext(() => Runner.RunBackfillsAsync(options, log, cancellationToken));
    }

    /// <summary>Waits until others have applied all that <see cref="MigrateAsync"/> would: for instances that serve and
    /// do not migrate. Reads the history about once a second, takes no lock and writes nothing. A database that is not
    /// to be reached yet is waited for too.</summary>
    /// <param name="options">As for <see cref="MigrateAsync"/>; <see cref="MigrateOptions.LockTimeout"/> bounds the
    /// wait, ten minutes by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotMigratedException">It was not done in time; it says what is missing.</exception>
    /// <exception cref="MigrationException">The database cannot be read, or what is missing could never be applied; each
    /// kind says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task WaitUntilMigratedAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var log = new RunLog(options.Logger ?? NullLogger.Instance);
        return Task.Run(() => Runner.WaitUntilMigratedAsync(options, log, cancellationToken), CancellationToken.None);
    }

    /// <summary>Compares the database with what its history makes of an empty one: a scratch database, which is dropped at
    /// the end. All that the applied migrations say is done there, data and code too.</summary>
    /// <param name="options">As for <see cref="MigrateAsync"/>.</param>
    /// <param name="verify">Where, and what is left out; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops it; the scratch database is dropped first.</param>
    /// <returns>The objects that are missing, too much or different, by title; none where all is well.</returns>
    /// <exception cref="VerificationException">They cannot be compared.</exception>
    /// <exception cref="MigrationException">The database cannot be read; each kind says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<IReadOnlyList<Drift>> VerifyAsync(
        MigrateOptions? options = null, VerifyOptions? verify = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var log = new RunLog(options.Logger ?? NullLogger.Instance);
        return LeaveContext(async () => (await Runner.VerifyAsync(verify ?? new(), options, log, cancellationToken)).Drift);
    }

    /// <summary>Marks all migrations up to a version as applied, without running them: for a database whose schema is there
    /// before its history. It is compared with what they make of an empty one first
    /// (<see cref="VerifyAsync"/>).</summary>
    /// <param name="version">The last version whose work is there already.</param>
    /// <param name="options">As for <see cref="MigrateAsync"/>.</param>
    /// <param name="baseline">What is made sure of before; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops it. Either all of them are marked, or the first ones.</param>
    /// <returns>The migrations that were marked.</returns>
    /// <exception cref="BaselineRefusedException">The history is not empty, or the database is not what the migrations
    /// make.</exception>
    /// <exception cref="VerificationException">They cannot be compared.</exception>
    /// <exception cref="MigrationException">The database is not as asked for; each kind says why and what to
    /// do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<MigrationRun> BaselineAsync(
        long version,
        MigrateOptions? options = null,
        BaselineOptions? baseline = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        var log = new RunLog(options.Logger ?? NullLogger.Instance);
        return LeaveContext(async () =>
        {
            await Runner.BaselineAsync(version, baseline ?? new(), options, log, cancellationToken);
            return log.ToRun();
        });
    }

    /// <summary>Creates the database, empty, unless it is there.</summary>
    /// <param name="options">As for <see cref="MigrateAsync"/>.</param>
    /// <param name="cancellationToken">Stops waiting for it; it may be created all the same.</param>
    /// <returns>Whether it was created.</returns>
    /// <exception cref="MigrationException">The server is not to be reached, or refuses.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<bool> CreateDatabaseAsync(
        MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        LeaveContext(() => Runner.CreateDatabaseAsync(options ?? new(), LogOf(options), cancellationToken));

    /// <summary>Drops the database, with all that is in it.</summary>
    /// <param name="name">Its name, or that of its SQLite file, so that no other one is dropped by accident.</param>
    /// <param name="force">Outside of the environment <c>Development</c> too
    /// (<see cref="MigrateOptions.Environment"/>), and with the sessions of those who are connected.</param>
    /// <param name="options">As for <see cref="MigrateAsync"/>.</param>
    /// <param name="cancellationToken">Stops waiting for it; it may be dropped all the same.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="DropRefusedException">It has another name, is not of Development, or is in use.</exception>
    /// <exception cref="MigrationException">The server is not to be reached, or refuses.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<bool> DropDatabaseAsync(
        string name, bool force = false, MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        LeaveContext(() => Runner.DropDatabaseAsync(name, force, options ?? new(), LogOf(options), cancellationToken));

    /// <summary>Drops the database, with all that is in it, creates it again, and migrates it.</summary>
    /// <inheritdoc cref="DropDatabaseAsync"/>
    /// <returns>What was applied.</returns>
    public Task<MigrationRun> ResetDatabaseAsync(
        string name, bool force = false, MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        var log = LogOf(options);
        return LeaveContext(async () =>
        {
            await Runner.ResetDatabaseAsync(name, force, options ?? new(), log, cancellationToken);
            return log.ToRun();
        });
    }

    /// <summary>Writes the structure of the database down as SQL, with its history, without its rows. On PostgreSQL this takes
    /// <c>pg_dump</c> on the <c>PATH</c>, of the server's version or later.</summary>
    /// <param name="options">As for <see cref="MigrateAsync"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The same text for the same structure.</returns>
    /// <exception cref="DumpException">It cannot be written down.</exception>
    /// <exception cref="MigrationException">The database cannot be read; each kind says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<string> DumpAsync(MigrateOptions? options = null, CancellationToken cancellationToken = default) =>
        LeaveContext(() => Runner.DumpAsync(options ?? new(), cancellationToken));

    /// <summary>Makes an empty database what <see cref="DumpAsync"/> has written, in one transaction.</summary>
    /// <param name="dump">The text.</param>
    /// <param name="options">As for <see cref="MigrateAsync"/>.</param>
    /// <param name="cancellationToken">Stops it; nothing of it stays.</param>
    /// <exception cref="DumpException">The database is not empty, or the text fails.</exception>
    /// <exception cref="MigrationException">The database cannot be used; each kind says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task LoadAsync(string dump, MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dump);
        return Task.Run(() => Runner.LoadAsync(dump, options ?? new(), LogOf(options), cancellationToken), CancellationToken.None);
    }

    /// <summary><see cref="MigrateAsync"/>, for a <c>Main</c> that does not await.</summary>
    /// <exception cref="MigrationException">As of <see cref="MigrateAsync"/>.</exception>
    public MigrationRun Migrate(MigrateOptions? options = null) => MigrateAsync(options).GetAwaiter().GetResult();

    /// <summary><see cref="RollbackAsync"/>, for a <c>Main</c> that does not await.</summary>
    /// <exception cref="MigrationException">As of <see cref="RollbackAsync"/>.</exception>
    /// <exception cref="ArgumentException">As of <see cref="RollbackAsync"/>.</exception>
    public MigrationRun Rollback(long? to = null, int? steps = null, MigrateOptions? options = null) =>
        RollbackAsync(to, steps, options).GetAwaiter().GetResult();

    /// <summary><see cref="StatusAsync"/>, for a <c>Main</c> that does not await.</summary>
    /// <exception cref="MigrationException">As of <see cref="StatusAsync"/>.</exception>
    public IReadOnlyList<MigrationStatus> Status(MigrateOptions? options = null) =>
        StatusAsync(options).GetAwaiter().GetResult();

    /// <summary>The command line: <c>migrate</c>, <c>rollback</c>, <c>status</c>, <c>script</c>, also behind the word
    /// <c>schema</c>; <c>help</c>, <c>--help</c>, <c>-h</c> and <c>--version</c>.</summary>
    /// <remarks>A first word that looks like one of these typed wrongly is refused with exit code 2, so that no server
    /// starts instead: cut short (<c>stat</c>, <c>migrat</c>), or a letter amiss, two in <c>migrate</c> and
    /// <c>rollback</c>. Every other word is the application's, <c>serve</c>, <c>seed</c>, <c>stats</c> and
    /// <c>scripts</c> among them. An application with a help of its own answers for it before it calls this.</remarks>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <returns>The exit code; <see langword="null"/> where the arguments are not for it, and the application goes
    /// on. It is the exit code too where a run fails or is cancelled: nothing of that is thrown.</returns>
    public Task<int?> RunAsync(
        string[] args, MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        return LeaveContext(() => new CommandLine(Runner, options ?? new()).RunAsync(args, cancellationToken));
    }

    private async Task<MigrationRun> RunAsync(
        IReadOnlyList<Goal> goals, MigrateOptions options, CancellationToken cancellationToken)
    {
        var log = new RunLog(options.Logger ?? NullLogger.Instance);
        foreach (var goal in goals)
        {
            await Runner.RunAsync(goal, options, log, cancellationToken);
        }

        return log.ToRun();
    }

    private static RunLog LogOf(MigrateOptions? options) => new(options?.Logger ?? NullLogger.Instance);

    // Callers may block on these tasks, some with a synchronization context that only they could pump. Left here,
    // once, so that no await below has to.
    private static Task<T> LeaveContext<T>(Func<Task<T>> run) => Task.Run(run);
}
