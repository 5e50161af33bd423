using Npgsql;
using NpgsqlTypes;

namespace Schema.Runner;

/// <summary>The transactions of one backfill: each asks for the lease before it does anything, and is one round
/// trip.</summary>
internal sealed class BackfillStore(
    BackfillConnection connection, BackfillTask task, BackfillSql sql, JournalSql journal, BackfillPace pace)
{
    private readonly NpgsqlParameter _owner = BackfillTask.Text(FormattableString.Invariant(
        $"{connection.Connections.ApplicationName} (process {Environment.ProcessId} on {Environment.MachineName})"));

    private TimeSpan Longest => task.Backfill.Target * 4 > pace.StatementTimeout
        ? task.Backfill.Target * 4
        : pace.StatementTimeout;

    /// <summary>Takes the lease.</summary>
    /// <returns><see langword="null"/> where it is not free.</returns>
    public Task<BackfillState?> TakeAsync(CancellationToken cancellationToken) => connection.InTransactionAsync(
        Longest,
        [Command(sql.Take(pace.Lease, task.InBackground), _owner.Clone())],
        async reader => await reader.ReadAsync(CancellationToken.None) ? BackfillState.Read(reader) : null,
        cancellationToken);

    /// <summary>How it stands with it.</summary>
    /// <returns><see langword="null"/> for the status where there is nothing to be done any more.</returns>
    public Task<(string? Status, string? Owner, bool IsHeld)> LookAsync(CancellationToken cancellationToken) =>
        connection.InTransactionAsync(
            Longest,
            [Of(sql.Look, task.Parameters(withLease: false))],
            async reader => !await reader.ReadAsync(CancellationToken.None) ? (null, null, false)
                : (
                    (string?)reader.GetString(0),
                    reader.IsDBNull(1) ? null : reader.GetString(1),
                    !reader.IsDBNull(2) && reader.GetBoolean(2)),
            cancellationToken);

    /// <summary>Asks the catalog and the table where to go.</summary>
    /// <returns>The key; <see langword="null"/> where there is none. The state with an upper bound, if there are
    /// rows.</returns>
    public async Task<(BackfillKey? Key, BackfillState State)> AimAsync(
        BackfillState state, CancellationToken cancellationToken)
    {
        var (key, estimate) = await SurveyAsync(cancellationToken);
        if (key is null || (state.UpperBound is not null && key.Columns.Equals(state.Key)))
        {
            return (key, state);
        }

        // A key of before says nothing of the one of now.
        return (key, await BeginAsync(state with { Key = key.Columns, Estimate = estimate }, new(task.Backfill, key), cancellationToken));
    }

    /// <summary>Goes back to the first row, for as far as the table reaches by now.</summary>
    /// <returns>The state with an upper bound, if there are rows.</returns>
    public async Task<BackfillState> BeginAsync(
        BackfillState state, BatchSql batches, CancellationToken cancellationToken)
    {
        var upper = await connection.InTransactionAsync(
            TimeSpan.Zero,
            connection.AsOwner(new NpgsqlBatchCommand(batches.UpperBound)),
            async reader => await reader.ReadAsync(CancellationToken.None) ? reader.GetString(0) : null,
            cancellationToken);
        if (upper is not null)
        {
            await connection.InTransactionAsync(
                Longest,
                [
                    Fence(state.Cursor),
                    Command(
                        sql.Aim,
                        new() { Value = state.Key!.ToArray() },
                        BackfillTask.Text(upper),
                        new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)state.Estimate ?? DBNull.Value }),
                ],
                _ => Task.FromResult(0),
                cancellationToken);
        }

        return state with { Cursor = null, UpperBound = upper, Done = 0 };
    }

    /// <summary>Changes the next rows, and writes down that it did.</summary>
    public Task<(Batch Batch, Health Health)> ChangeAsync(
        BatchSql batches, BackfillState state, int rows, CancellationToken cancellationToken) =>
        connection.InTransactionAsync(
            Longest,
            [
                Fence(state.Cursor),
                .. connection.AsOwner(Of(
                    batches.Change(isFirst: state.Cursor is null),
                    [
                        BackfillTask.Text(state.Cursor),
                        BackfillTask.Text(state.UpperBound),
                        new NpgsqlParameter<long> { TypedValue = rows },
                    ])),
                Command(sql.Record, new NpgsqlParameter<int> { TypedValue = rows }),
            ],
            async reader =>
            {
                // Behind the fence and the batch.
                await reader.NextResultAsync(CancellationToken.None);
                await reader.NextResultAsync(CancellationToken.None);
                await reader.ReadAsync(CancellationToken.None);
                var batch = new Batch(
                    reader.GetInt64(0),
                    reader.GetInt64(1),
                    reader.IsDBNull(2) ? null : reader.GetString(2),
                    TimeSpan.FromSeconds(reader.GetDouble(3)));
                return (batch, await HealthAsync(reader));
            },
            cancellationToken,
            behind: new(Health.Sql));

    /// <summary>Keeps the lease while nothing is done.</summary>
    public Task<Health> KeepAsync(BackfillState state, CancellationToken cancellationToken) =>
        connection.InTransactionAsync(
            Longest, [Fence(state.Cursor)], HealthAsync, cancellationToken, behind: new(Health.Sql));

    /// <summary>Whether the condition still holds for rows that were passed.</summary>
    public async Task<bool> IsLeftAsync(BatchSql batches, BackfillState state, CancellationToken cancellationToken) =>
        batches.IsLeft is { } question && await connection.InTransactionAsync(
            TimeSpan.Zero,
            connection.AsOwner(Of(question, [BackfillTask.Text(state.UpperBound)])),
            async reader => await reader.ReadAsync(CancellationToken.None) && reader.GetBoolean(0),
            cancellationToken);

    /// <summary>The key of the row that is next, as JSON.</summary>
    public Task<string?> NextAsync(BatchSql batches, BackfillState state, CancellationToken cancellationToken) =>
        connection.InTransactionAsync(
            Longest,
            connection.AsOwner(Of(batches.Next(isFirst: state.Cursor is null), [BackfillTask.Text(state.Cursor)])),
            async reader => await reader.ReadAsync(CancellationToken.None) ? reader.GetString(0) : null,
            cancellationToken);

    /// <summary>Says that it is done, here and in the journal.</summary>
    public Task SucceedAsync(BackfillState state, CancellationToken cancellationToken) => connection.InTransactionAsync(
        Longest,
        [
            Fence(state.Cursor),
            Command(sql.Succeed),
            .. task.InBackground ? Array.Empty<NpgsqlBatchCommand>()
                : [Of(journal.Finish, [new NpgsqlParameter<int> { TypedValue = task.Step }])],
        ],
        _ => Task.FromResult(0),
        cancellationToken);

    /// <summary>Says that it is not, and why.</summary>
    public Task FailAsync(string error) => connection.EndAsync(Command(sql.Fail, BackfillTask.Text(error)));

    public Task ReleaseAsync() => connection.EndAsync(Command(sql.Release));

    /// <summary>Whether an error says that another has the lease by now, or somebody has paused the backfill.</summary>
    public static bool IsLeaseLost(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.InvalidTextRepresentation
        && error.BatchCommand?.CommandText.Contains("'the lease is lost'", StringComparison.Ordinal) is true;

    private async Task<(BackfillKey? Key, long? Estimate)> SurveyAsync(CancellationToken cancellationToken)
    {
        var backfill = task.Backfill;
        return await connection.InTransactionAsync(
            Longest,
            connection.AsOwner(
                Of(BackfillKey.Relation, [BackfillTask.Text(backfill.Table)]),
                Of(
                    BackfillKey.Read,
                    [BackfillTask.Text(backfill.Table), new NpgsqlParameter { Value = backfill.Changed.ToArray() }])),
            async reader =>
            {
                await reader.ReadAsync(CancellationToken.None);
                var (hasHeirs, hasPlaces) = (reader.GetBoolean(0), reader.GetBoolean(1));
                var estimate = reader.IsDBNull(2) || reader.GetInt64(2) <= 0 ? null : (long?)reader.GetInt64(2);
                await reader.NextResultAsync(CancellationToken.None);
                var (columns, types) = (new List<string>(), new List<string>());
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    columns.Add(reader.GetString(0));
                    types.Add(reader.GetString(1));
                }

                // Rows of tables that inherit can have the same key.
                var key = hasHeirs ? null
                    : columns.Count > 0 ? new BackfillKey(columns.ToArray(), types.ToArray())
                    : hasPlaces && backfill.IsMarked ? BackfillKey.Place
                    : null;
                return (key, estimate);
            },
            cancellationToken);
    }

    private static async Task<Health> HealthAsync(NpgsqlDataReader reader)
    {
        await reader.NextResultAsync(CancellationToken.None);
        await reader.ReadAsync(CancellationToken.None);
        return Health.Read(reader);
    }

    private NpgsqlBatchCommand Fence(string? cursor) => Command(sql.Fence(pace.Lease), BackfillTask.Text(cursor));

    private NpgsqlBatchCommand Command(string text, params NpgsqlParameter[] more) =>
        Of(text, [.. task.Parameters(), .. more]);

    private static NpgsqlBatchCommand Of(string text, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.AddRange(parameters.ToArray());
        return command;
    }
}
