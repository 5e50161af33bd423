using Schema.Dsl;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>How an application treats one database: bound from the section <c>Schema</c> of the configuration (of a
/// database with a key, <c>Schema:Databases:key</c>), and then changed by code. It is checked before the application
/// starts.</summary>
public sealed class SchemaMigrationsOptions
{
    /// <summary>The section of the configuration: <c>Schema</c>.</summary>
    public const string Section = "Schema";

    private readonly List<Func<MigrateOptions, MigrateOptions>> _refinements = [];

    /// <summary>What happens before the server listens: <see cref="StartUpMode.Migrate"/> by default.</summary>
    public StartUpMode Mode { get; set; }

    /// <summary>A URL or a connection string, as for <see cref="MigrateOptions.Database"/>; <see langword="null"/> for
    /// <see cref="ConnectionStringName"/>, else the <c>NpgsqlDataSource</c> among the services, else
    /// <c>DATABASE_URL</c>, else <c>ConnectionStrings:Default</c>. A database with a key has the data source with that
    /// key, else <c>ConnectionStrings:key</c>.</summary>
    public string? Database { get; set; }

    /// <summary>The name of one of the <c>ConnectionStrings</c>, such as that of the role that migrates;
    /// <see langword="null"/> for none.</summary>
    public string? ConnectionStringName { get; set; }

    /// <inheritdoc cref="MigrateOptions.To"/>
    public long? To { get; set; }

    /// <inheritdoc cref="MigrateOptions.Phase"/>
    public Phase Phase { get; set; }

    /// <inheritdoc cref="MigrateOptions.Schema"/>
    public string? Schema { get; set; }

    /// <summary>Where the history is kept, <c>table</c> or <c>schema.table</c>; <see langword="null"/> for
    /// <c>schema_migrations</c>.</summary>
    public string? HistoryTable { get; set; }

    /// <inheritdoc cref="MigrateOptions.Role"/>
    public string? Role { get; set; }

    /// <inheritdoc cref="MigrateOptions.GrantTo"/>
    public IList<string> GrantTo { get; } = [];

    /// <inheritdoc cref="MigrateOptions.LockTimeout"/>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc cref="MigrateOptions.WhenLocked"/>
    public WhenLocked WhenLocked { get; set; }

    /// <summary>How long a statement may wait for the lock of a table, in PostgreSQL's units, where its migration does
    /// not say so; <see langword="null"/> for <c>2s</c>.</summary>
    public string? TableLockTimeout { get; set; }

    /// <summary>How long a statement may run, in PostgreSQL's units, where its migration does not say so;
    /// <see langword="null"/> for the default of <see cref="MigrateOptions.Timeouts"/>.</summary>
    public string? StatementTimeout { get; set; }

    /// <inheritdoc cref="MigrateOptions.StrictOrder"/>
    public bool StrictOrder { get; set; }

    /// <inheritdoc cref="MigrateOptions.EditedMigrations"/>
    public EditedMigrations EditedMigrations { get; set; } = EditedMigrations.Warn;

    /// <summary>The environment that seeds are for; <see langword="null"/> for the host's.</summary>
    public string? Environment { get; set; }

    /// <summary>Whether this process says that it is alive, so that contract migrations wait for it if it is of an older
    /// release (<see cref="Migrator.StartHeartbeatAsync"/>): not by default, for it writes.</summary>
    public bool Heartbeat { get; set; }

    /// <summary>Sets what no configuration can say, such as <see cref="MigrateOptions.Hooks"/>:
    /// <c>options.Refine(run => run with { Hooks = … })</c>.</summary>
    /// <param name="refine">Called behind everything else, in the order of the calls.</param>
    public void Refine(Func<MigrateOptions, MigrateOptions> refine)
    {
        ArgumentNullException.ThrowIfNull(refine);
        _refinements.Add(refine);
    }

    internal MigrateOptions ToMigrateOptions() => _refinements.Aggregate(
        new MigrateOptions
        {
            To = To,
            Phase = Phase,
            Schema = Schema,
            HistoryTable = HistoryTable is null ? null : TableName.Parse(HistoryTable),
            Role = Role,
            GrantTo = [.. GrantTo],
            LockTimeout = LockTimeout,
            WhenLocked = WhenLocked,
            Timeouts = (TableLockTimeout, StatementTimeout) is (null, null)
                ? null
                : new(TableLockTimeout, StatementTimeout),
            StrictOrder = StrictOrder,
            EditedMigrations = EditedMigrations,
            Environment = Environment,
        },
        (run, refine) => refine(run));
}
