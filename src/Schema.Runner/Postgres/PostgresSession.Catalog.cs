namespace Schema.Runner;

// What the database holds, beside what is ours.
internal sealed partial class PostgresSession
{
    public override Task<Catalog> ReadCatalogAsync(CancellationToken cancellationToken)
    {
        var history = _history.TableName;
        return AskAsync(
            () => PostgresCatalog.ReadAsync(
                _connection, [_history.Table, new JournalSql(history).Table, _backfills.Table, _instances.Table]),
            cancellationToken);
    }
}
