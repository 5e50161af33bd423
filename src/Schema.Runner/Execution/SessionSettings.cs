using Npgsql;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>What an engine needs to know to connect and to keep the history.</summary>
/// <param name="Database">A URL or a connection string. Holds secrets: never shown.</param>
/// <param name="History">The history table.</param>
/// <param name="Schema">The target schema of names that state none; <see langword="null"/> for the engine's
/// default.</param>
internal sealed record SessionSettings(string Database, TableName History, string? Schema)
{
    /// <summary>Whose host, credentials and certificates connections have, where an application brings them;
    /// <see cref="Database"/> is its connection string then, without the password.</summary>
    public NpgsqlDataSource? DataSource { get; init; }

    /// <summary>The role that owns what migrations make (<c>SET LOCAL ROLE</c>); <see langword="null"/> for the login
    /// role.</summary>
    public string? Role { get; init; }

    /// <summary>The roles that get to read and write the tables that migrations create, and to read the
    /// history.</summary>
    public IReadOnlyList<string> GrantTo { get; init; } = [];

    /// <summary>How long to wait for others: for a lock, and where a database cannot even be read while another runner
    /// writes (SQLite).</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long statements may wait and run, where a migration does not say so; <see langword="null"/> for the
    /// defaults.</summary>
    public MigrationTimeouts? Timeouts { get; init; }

    /// <summary>How old a transaction is that is waited for before something begins outside of one.</summary>
    public TimeSpan OldTransaction { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The application's name and version, for the name of the session.</summary>
    public string? Release { get; init; }

    public static SessionSettings From(MigrateOptions options, string database, string? release = null)
    {
        var history = options.HistoryTable ?? new TableName(null, "schema_migrations");
        return new(database, history with { Schema = history.Schema ?? options.Schema }, options.Schema)
        {
            DataSource = options.DataSource,
            Role = options.Role,
            GrantTo = options.GrantTo,
            LockTimeout = options.LockTimeout,
            Timeouts = options.Timeouts,
            Release = release,
        };
    }

    // The compiler's own version would print the database, and with it the password.
    public override string ToString() => $"SessionSettings {{ History = {History}, Schema = {Schema} }}";
}
