using Npgsql;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>How far a backfill is, as its row says.</summary>
/// <param name="Key">The columns by which it walks; <see langword="null"/> before it has begun.</param>
/// <param name="Cursor">The key of the last row that it has passed, as JSON.</param>
/// <param name="UpperBound">The key of the last row that it is to pass.</param>
internal sealed record BackfillState(
    ValueList<string>? Key, string? Cursor, string? UpperBound, int BatchSize, long Done, long Changed, long? Estimate)
{
    public static BackfillState Read(NpgsqlDataReader reader) => new(
        reader.IsDBNull(0) ? null : reader.GetFieldValue<string[]>(0).ToValueList(),
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.GetInt32(3),
        reader.GetInt64(4),
        reader.GetInt64(5),
        reader.IsDBNull(6) ? null : reader.GetInt64(6));
}

/// <summary>What one batch did.</summary>
/// <param name="Cursor">The key of its last row, as JSON.</param>
internal sealed record Batch(long Passed, long Changed, string? Cursor, TimeSpan Duration);

/// <summary>What speaks for doing less.</summary>
/// <param name="ReplicaLag">Of the replica that is furthest behind.</param>
/// <param name="TransactionAge">Of the oldest one behind which the server cannot clean up.</param>
internal sealed record Health(TimeSpan ReplicaLag, TimeSpan TransactionAge)
{
    /// <summary>A row of both, in seconds. What the role may not see is nothing.</summary>
    public const string Sql =
        """
        SELECT COALESCE((
                SELECT EXTRACT(epoch FROM pg_catalog.max(replay_lag)) FROM pg_catalog.pg_stat_replication
                WHERE state = 'streaming'), 0)::float8,
            COALESCE((
                SELECT EXTRACT(epoch FROM pg_catalog.max(pg_catalog.clock_timestamp() - xact_start))
                FROM pg_catalog.pg_stat_activity
                WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid()
                    AND backend_xmin IS NOT NULL), 0)::float8
        """;

    public static Health Read(NpgsqlDataReader reader) =>
        new(TimeSpan.FromSeconds(reader.GetDouble(0)), TimeSpan.FromSeconds(reader.GetDouble(1)));
}
