using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Tests;

/// <summary>A database that is a history, a lock, and nothing else. Others are played by the actions that a test
/// gives it.</summary>
internal sealed class MemoryDatabase : DatabaseEngine
{
    private readonly List<AppliedMigration> _rows = [];

    public const string Url = "memory:users";

    /// <summary>Who is migrating, besides the code under test.</summary>
    public LockHolder? LockHolder { get; set; }

    /// <summary>Played between a look and the flight that follows from it, one a flight.</summary>
    public Queue<Action> BeforeFlights { get; } = [];

    /// <summary>Played before a migration's transaction begins.</summary>
    public Action<PlannedMigration> BeforeMigration { get; set; } = _ => { };

    /// <summary>Played when a migration has begun.</summary>
    public Action<PlannedMigration> BeforeStatements { get; set; } = _ => { };

    /// <summary>Played before the history is read.</summary>
    public Action BeforeReading { get; set; } = () => { };

    /// <summary>The migration whose first statement fails.</summary>
    public long? FailingVersion { get; set; }

    /// <summary>How many rows tables have; others are not known to have any.</summary>
    public Dictionary<string, long> TableRows { get; } = [];

    public int Connections { get; private set; }

    public int Reads { get; private set; }

    public int Flights { get; private set; }

    public SessionSettings? Settings { get; private set; }

    public IReadOnlyList<AppliedMigration> Rows => _rows;

    public IEnumerable<long> Versions => _rows.Select(row => row.Version);

    public override bool Recognizes(string database) => database.StartsWith("memory:", StringComparison.Ordinal);

    public override string ConnectionString(string database) => database;

    internal override Task<DatabaseSession> ConnectAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        Connections++;
        Settings = settings;
        return Task.FromResult<DatabaseSession>(new MemorySession(this));
    }

    internal override MigrationScript Script(SessionSettings settings) => new PostgresScript(settings);

    public HistoryReading Read(HistoryDetail detail)
    {
        Reads++;
        BeforeReading();
        var rows = _rows.Select(row => detail is HistoryDetail.Brief ? row with { Down = null } : row);
        return new([.. rows], _rows.Count == 0 ? HistoryState.Missing : HistoryState.Ready, LockHolder);
    }

    public void BeginFlight()
    {
        Flights++;
        if (BeforeFlights.TryDequeue(out var others))
        {
            others();
        }
    }

    /// <summary>What another runner would do: its own rows, of its own run.</summary>
    public void Apply(long version, string name, DownScript? down = null, string? fingerprint = null)
    {
        var migration = new PlannedMigration(version, name, Direction.Forward, ValueList<Step>.Empty)
        {
            Down = down,
            Fingerprint = fingerprint,
        };
        Commit(migration, Guid.NewGuid(), "other 1.0");
    }

    public void Undo(long version) => _rows.RemoveAll(row => row.Version == version);

    public void Commit(PlannedMigration migration, Guid run, string? release)
    {
        if (migration.Direction is Direction.Backward)
        {
            Undo(migration.Version);
            return;
        }

        _rows.Add(new(migration.Version, _rows.Count == 0 ? 1 : _rows.Max(row => row.Position) + 1)
        {
            Name = migration.Name,
            AppliedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddMinutes(_rows.Count),
            Duration = TimeSpan.FromMilliseconds(5),
            Fingerprint = migration.Fingerprint,
            Down = migration.Down,
            Defined = migration.Defined,
            Run = run,
            AppliedBy = "app",
            Release = release,
        });
    }
}
