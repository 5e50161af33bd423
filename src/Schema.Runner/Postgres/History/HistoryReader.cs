using System.Data;
using System.Globalization;
using Npgsql;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A history as it was found, with the shape of its table.</summary>
internal sealed record FoundHistory(HistoryReading Reading, HistoryShape Shape)
{
    /// <summary>The server runs on Linux.</summary>
    public bool IsLinux { get; init; }

    /// <summary>Nothing is in between that lends its own connections to the server: the process that we were told is
    /// the server's.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Backfills have a table to keep how far they are.</summary>
    public bool HasBackfills { get; init; }
}

/// <summary>Reads the history and who holds the lock. One round trip, and one or two more where the table is not yet
/// ours.</summary>
internal sealed class HistoryReader(HistorySql history, Gate gate)
{
    private readonly JournalSql _journal = new(history.TableName);
    private readonly BackfillSql _backfills = new(history.TableName);

    /// <exception cref="HistoryRefusedException">The table belongs to another tool.</exception>
    public async Task<FoundHistory> ReadAsync(NpgsqlConnection connection, HistoryDetail detail)
    {
        var (found, hasJournal) = await ReadHistoryAsync(connection, detail);
        var half = hasJournal ? await JournalAsync(connection) : null;
        if (half is { Direction: Direction.Backward } && detail is HistoryDetail.Brief)
        {
            // The way back that was broken off is the stored one.
            (found, _) = await ReadHistoryAsync(connection, HistoryDetail.WithDownScripts);
        }

        return found with { Reading = found.Reading with { Unfinished = half } };
    }

    private async Task<(FoundHistory Found, bool HasJournal)> ReadHistoryAsync(
        NpgsqlConnection connection, HistoryDetail detail)
    {
        var (isLinux, isDirect, hasJournal, hasBackfills) = (false, false, false, false);
        LockHolder? holder = null;
        try
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new($"SELECT pg_catalog.version(), pg_catalog.pg_backend_pid(), {_journal.Exists}, {_backfills.Exists}"),
                    new(gate.Holder),
                    new(history.Read(HistoryShape.Complete, detail)),
                },
            };
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.ReadAsync();
            isLinux = reader.GetString(0).Contains("linux", StringComparison.OrdinalIgnoreCase);
            isDirect = reader.GetInt32(1) == connection.ProcessID;
            hasJournal = reader.GetBoolean(2);
            hasBackfills = reader.GetBoolean(3);
            await reader.NextResultAsync();
            holder = await reader.ReadAsync() ? Holder(reader) : null;
            await reader.NextResultAsync();

            var (rows, unplaced) = await RowsAsync(reader);
            if (unplaced == 0)
            {
                return Found(rows, HistoryState.Ready, HistoryShape.Complete);
            }
        }
        catch (PostgresException error)
            when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
                or PostgresErrorCodes.WrongObjectType)
        {
            // No table, or one with other columns, or something else of that name.
        }

        // An answer can be the last one of its connection, and Npgsql's refusal of the next question is a bug's.
        if (connection.State is not ConnectionState.Open)
        {
            throw new NpgsqlException("The connection closed while the history was read.");
        }

        var shape = await ShapeAsync(connection);
        var (state, applied) = shape.Columns.Count == 0
            ? (HistoryState.Missing, [])
            : (HistoryState.Adoptable, await RowsAsync(connection, shape, detail));
        return Found(applied, state, shape);

        (FoundHistory, bool) Found(IReadOnlyList<AppliedMigration> rows, HistoryState state, HistoryShape shape) =>
            (new(new(rows, state, holder), shape)
            {
                IsLinux = isLinux,
                IsDirect = isDirect,
                HasBackfills = hasBackfills,
            }, hasJournal);
    }

    private async Task<UnfinishedMigration?> JournalAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand(_journal.Read, connection);
            await using var reader = await command.ExecuteReaderAsync();
            UnfinishedMigration? half = null;
            while (await reader.ReadAsync())
            {
                half ??= new(
                    reader.GetInt64(0),
                    reader.GetString(1),
                    reader.GetBoolean(2) ? Direction.Backward : Direction.Forward,
                    ValueList<JournaledStage>.Empty);
                half = half with { Stages = half.Stages.Add(StageOf(reader)), MigrationFingerprint = Text(reader, 10) };
            }

            return half;
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            // Finished since.
            return null;
        }
    }

    private static JournaledStage StageOf(NpgsqlDataReader reader) => new(
        reader.GetInt32(3), reader.GetString(4), reader.GetString(5), reader.GetGuid(6), reader.GetBoolean(7))
    {
        Probe = Text(reader, 8) is { } json ? StoredProbe.Read(json) : null,
        IsBackfill = reader.GetBoolean(9),
        Undo = StoredDownScript.Read(Text(reader, 11)),
    };

    private async Task<HistoryShape> ShapeAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(HistorySql.Shape, connection)
        {
            Parameters = { new() { Value = history.TableName.Schema }, new() { Value = history.TableName.Name } },
        };
        await using var reader = await command.ExecuteReaderAsync();

        var schemaExists = false;
        var columns = new Dictionary<string, string>();
        while (await reader.ReadAsync())
        {
            schemaExists = true;
            if (Text(reader, 2) is { } kind && RelationKind.OtherThanTable(kind) is { } other)
            {
                throw HistoryRefusedException.OtherThanTable(history.TableName, other);
            }

            if (!reader.IsDBNull(0))
            {
                columns.Add(reader.GetString(0), reader.GetString(1));
            }
        }

        return HistoryOwner.Of(columns) is { } owner
            ? throw new HistoryRefusedException(history.TableName, owner)
            : new(schemaExists, columns);
    }

    private async Task<IReadOnlyList<AppliedMigration>> RowsAsync(
        NpgsqlConnection connection, HistoryShape shape, HistoryDetail detail)
    {
        await using var command = new NpgsqlCommand(history.Read(shape, detail), connection);
        await using var reader = await command.ExecuteReaderAsync();
        return (await RowsAsync(reader)).Rows;
    }

    private static async Task<(IReadOnlyList<AppliedMigration> Rows, int Unplaced)> RowsAsync(NpgsqlDataReader reader)
    {
        var rows = new List<AppliedMigration>();
        var unplaced = 0;
        var last = 0L;
        while (await reader.ReadAsync())
        {
            unplaced += reader.IsDBNull(1) ? 1 : 0;
            last = Value<long>(reader, 1) ?? last + 1;
            rows.Add(Row(reader, last));
        }

        return (rows, unplaced);
    }

    private static AppliedMigration Row(NpgsqlDataReader reader, long position) => StoredDownScript.Read(
        new(reader.GetInt64(0), position)
        {
            Name = Text(reader, 2),
            AppliedAt = Value<DateTimeOffset>(reader, 3),
            Duration = Value<TimeSpan>(reader, 4),
            Fingerprint = Text(reader, 5),
            AppliedBy = Text(reader, 6),
            Release = Text(reader, 7),
            Run = Value<Guid>(reader, 8),
        }, Text(reader, 9));

    private static LockHolder Holder(NpgsqlDataReader reader)
    {
        var parts = new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"process {reader.GetInt32(0)}"),
            Text(reader, 1) is { Length: > 0 } application ? $"\"{application}\"" : null,
            Text(reader, 2) is { } address ? $"from {address}" : null,
            Value<DateTimeOffset>(reader, 3) is { } since
                ? string.Create(CultureInfo.InvariantCulture, $"since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z")
                : null,
        };
        return new(
            string.Join(", ", parts.Where(part => part is not null)),
            Text(reader, 4) is { } state and not "active" ? state : null);
    }

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static T? Value<T>(NpgsqlDataReader reader, int column)
        where T : struct =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);
}
