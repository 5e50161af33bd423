using Microsoft.Extensions.Logging;
using Npgsql;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>How a run finds its database, and how it behaves there. The defaults suit a service that migrates
/// itself.</summary>
public sealed record MigrateOptions
{
    private readonly string? _despiteOlderInstances;
    private readonly TimeSpan _lockTimeout = TimeSpan.FromMinutes(10);

    /// <summary>A URL such as <c>postgres://user:password@host:5432/name</c> or <c>sqlite:users.db</c>, or an ADO.NET
    /// connection string; <see langword="null"/> for the environment's <c>DATABASE_URL</c>, else
    /// <c>ConnectionStrings__Default</c>.</summary>
    public string? Database { get; init; }

    /// <summary>Where the connections' host, credentials and certificates come from instead of <see cref="Database"/>, so
    /// that passwords may change and an application configures its database once; <see langword="null"/> for
    /// <see cref="Database"/>. Its current password is asked for with each connection. It is PostgreSQL's, and stays the
    /// caller's.</summary>
    /// <remarks>The connections themselves are a run's own, as with a string: outside the pool, and without the type
    /// mappings and initializers of the data source.</remarks>
    public NpgsqlDataSource? DataSource { get; init; }

    /// <summary>The last version that <c>Migrate</c> applies; <see langword="null"/> for all that is pending.</summary>
    public long? To { get; init; }

    /// <summary>Undo first what this binary does not know, by the way back that its rows in the history hold: for the
    /// deployment of an older release. Data can be lost. What cannot be undone stops the run before anything
    /// happens.</summary>
    public bool Exact { get; init; }

    /// <summary>The last phase of which <c>Migrate</c> applies migrations; those of later phases stay
    /// pending.</summary>
    public Phase Phase { get; init; }

    /// <summary>Why contract migrations may run while an older release is alive (<see cref="Heartbeat"/>);
    /// <see langword="null"/> to refuse.</summary>
    /// <exception cref="ArgumentException">It is blank.</exception>
    public string? DespiteOlderInstances
    {
        get => _despiteOlderInstances;
        init => _despiteOlderInstances = value is null || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException("DespiteOlderInstances needs a reason.", nameof(value));
    }

    /// <summary>How strictly the run takes the rules of the <see cref="RuleBook"/>, on top of what the project
    /// says.</summary>
    public RuleSettings Rules { get; init; } = RuleSettings.Default;

    /// <summary>Where tables live that are named without a schema; <see langword="null"/> for the engine's default,
    /// such as <c>public</c>. Raw SQL looks there first, and then where the role's <c>search_path</c> says.</summary>
    public string? Schema { get; init; }

    /// <summary>Where the history is kept; <see langword="null"/> for <c>schema_migrations</c> in
    /// <see cref="Schema"/>.</summary>
    public TableName? HistoryTable { get; init; }

    /// <summary>The role that owns what migrations make; <see langword="null"/> for the one that logs in.</summary>
    public string? Role { get; init; }

    /// <summary>The roles that may read and write the tables that migrations create, and use the schema that a first
    /// run creates: the application's, where another migrates.</summary>
    public IReadOnlyList<string> GrantTo { get; init; } = [];

    /// <summary>How long to wait for others, be it another runner or whoever holds a table: ten minutes by default,
    /// <see cref="TimeSpan.Zero"/> to not wait, <see cref="Timeout.InfiniteTimeSpan"/> to wait without end. It begins
    /// anew with each migration that is committed.</summary>
    public TimeSpan LockTimeout
    {
        get => _lockTimeout;
        init => _lockTimeout = value >= TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "LockTimeout cannot be negative.");
    }

    /// <summary>What to do while another runner migrates: wait by default.</summary>
    public WhenLocked WhenLocked { get; init; }

    /// <summary>How long the statements of a migration may wait for a lock and run, in PostgreSQL's units, where the
    /// migration does not say so (<see cref="TimeoutsAttribute"/>); <see langword="null"/> for 2 s for a lock, and 10 s
    /// for a statement that changes the catalog alone while others are kept out. SQLite does not know them.</summary>
    /// <exception cref="ArgumentException">One of the two is not a time.</exception>
    public MigrationTimeouts? Timeouts
    {
        get;
        init => field = value?.Mistakes.FirstOrDefault() is { } mistake
            ? throw new ArgumentException($"\"{mistake}\" is not a time. {PostgresTime.Advice}", nameof(value))
            : value;
    }

    /// <summary>Refuse a migration that is older than the newest applied one, instead of applying it with a
    /// warning.</summary>
    public bool StrictOrder { get; init; }

    /// <summary>What to do about an applied migration whose code has changed since.</summary>
    public EditedMigrations EditedMigrations { get; init; } = EditedMigrations.Warn;

    /// <summary>The environment, which tells what seeds are for it (<see cref="EnvironmentsAttribute"/>);
    /// <see langword="null"/> for <c>DOTNET_ENVIRONMENT</c>, else <c>ASPNETCORE_ENVIRONMENT</c>, else
    /// <c>Production</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>How considerate backfills are.</summary>
    public BackfillOptions Backfills { get; init; } = new();

    /// <summary>What the application does around the run and around each migration; <see langword="null"/> for
    /// nothing.</summary>
    public MigrationHooks? Hooks { get; init; }

    /// <summary>Hears what runs; <see langword="null"/> for nobody, and for standard error on the command
    /// line.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>The options without the database, which can hold a password.</summary>
    public override string ToString() =>
        $"MigrateOptions {{ To = {To}, Exact = {Exact}, Phase = {Phase}, Schema = {Schema}, HistoryTable = {HistoryTable}, Role = {Role}, "
        + $"GrantTo = [{string.Join(", ", GrantTo)}], LockTimeout = {LockTimeout}, "
        + $"WhenLocked = {WhenLocked}, Timeouts = {Timeouts}, StrictOrder = {StrictOrder}, "
        + $"EditedMigrations = {EditedMigrations}, Environment = {Environment} }}";
}

/// <summary>What to do about an applied migration whose code is no longer what was applied.</summary>
public enum EditedMigrations
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>Say so, and go on.</summary>
    Warn,

    /// <summary>Refuse to run.</summary>
    Fail,
}
