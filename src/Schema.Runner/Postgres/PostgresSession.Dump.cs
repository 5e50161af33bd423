using Npgsql;

namespace Schema.Runner;

// The structure of the database as text.
internal sealed partial class PostgresSession
{
    public override async Task<string> DumpAsync(Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var history = _history.TableName;
        var dump = await new PgDumpProgram(variable("PATH")).ReadAsync(
            PostgresSetting.Read(_settings.Database),
            Database,
            Dialect.Capabilities.Version.Major,
            [new JournalSql(history).Table, _backfills.Table, _instances.Table],
            cancellationToken);
        var rows = Found.Reading.State is HistoryState.Ready
            ? await AskAsync(() => PostgresDump.HistoryAsync(_connection, _history.Table), cancellationToken)
            : "";
        return $"{PostgresDump.Clean(dump).TrimEnd()}\n{(rows.Length == 0 ? "" : $"\n{rows}")}";
    }

    public override async Task LoadAsync(string dump, CancellationToken cancellationToken)
    {
        var statements = PostgresDump.Statements(dump);
        await using var transaction = await _connection.BeginTransactionAsync(CancellationToken.None).AsTask().OrCancelled(cancellationToken);
        for (var place = 0; place < statements.Count; place++)
        {
            try
            {
                // One command for each, as Npgsql would cut at other places.
                await using var batch = new NpgsqlBatch(_connection, transaction)
                {
                    BatchCommands = { new(statements[place]) },
                    Timeout = 0,
                };
                await batch.ExecuteNonQueryAsync(CancellationToken.None).OrCancelled(cancellationToken);
            }
            catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error))
            {
                throw DumpException.NotLoaded(
                    Database, place + 1, statements.Count, statements[place], PostgresErrors.Words(error), error);
            }
        }

        await transaction.CommitAsync(CancellationToken.None);
    }
}
