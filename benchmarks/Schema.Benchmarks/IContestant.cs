using Schema.Testing.Postgres;

namespace Schema.Benchmarks;

/// <summary>A way to bring an empty database to the same tables.</summary>
internal interface IContestant
{
    /// <summary>Applies all migrations to an empty database.</summary>
    Task ApplyAsync(PostgresDatabase database, int port);

    /// <summary>Finds out that nothing is pending.</summary>
    Task CheckAsync(PostgresDatabase database, int port);
}
