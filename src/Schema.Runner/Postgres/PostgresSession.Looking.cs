using System.Data;
using Npgsql;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

// What is looked at before a flight, where it does something that takes long.
internal sealed partial class PostgresSession
{
    public override async Task<IReadOnlyList<Blocker>> ReadOlderTransactionsAsync(
        IReadOnlyList<PlannedMigration> migrations, CancellationToken cancellationToken)
    {
        if (OlderTransactionsSql.For(migrations, Dialect.DefaultSchema) is not { } sql)
        {
            return [];
        }

        return await LookAsync(ReadAsync(), cancellationToken);

        async Task<IReadOnlyList<Blocker>> ReadAsync()
        {
            await using var command = new NpgsqlCommand(sql, _connection)
            {
                Parameters = { new() { Value = _settings.OldTransaction } },
            };
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            return await BlockerReader.ReadAsync(reader);
        }
    }

    public override async Task<IReadOnlyList<string>> ReadDiskWarningsAsync(
        IReadOnlyList<PlannedMigration> migrations, CancellationToken cancellationToken)
    {
        var needs = DiskNeed.Of(migrations).ToList();
        return needs.Count == 0
            ? []
            : await LookAsync(
                new DiskSpace(_connection, Dialect.DefaultSchema).WarningsAsync(needs), cancellationToken);
    }

    public override async Task<long?> CountRowsAsync(TableName table, int limit, CancellationToken cancellationToken)
    {
        var counted = await LookAsync(CountAsync(), cancellationToken);
        return counted.Count == 0 ? null : counted[0];

        // Whoever holds the table is not waited for.
        async Task<IReadOnlyList<long>> CountAsync()
        {
            var name = $"{Identifier.Quoted(table.Schema ?? Dialect.DefaultSchema)}.{Identifier.Quoted(table.Name)}";
            await using var batch = new NpgsqlBatch(_connection)
            {
                BatchCommands =
                {
                    new("SELECT pg_catalog.set_config('lock_timeout', '1s', true)"),
                    new($"SELECT pg_catalog.count(*) FROM (SELECT FROM {name} LIMIT {limit}) AS counted"),
                },
            };
            await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
            await reader.NextResultAsync(CancellationToken.None);
            await reader.ReadAsync(CancellationToken.None);
            return [reader.GetInt64(0)];
        }
    }

    // Who may not look goes on without.
    private async Task<IReadOnlyList<T>> LookAsync<T>(
        Task<IReadOnlyList<T>> looking, CancellationToken cancellationToken)
    {
        try
        {
            return await looking.OrCancelled(cancellationToken);
        }
        catch (PostgresException) when (_connection.State is ConnectionState.Open)
        {
            return [];
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error) || IsLost(error))
        {
            throw new DatabaseUnavailableException(Database, PostgresErrors.Words(error), error);
        }
    }
}
