namespace Schema.Runner;

/// <summary>PostgreSQL 12 and later, through Npgsql.</summary>
internal sealed class PostgresEngine : DatabaseEngine
{
    internal override bool Recognizes(string database) => throw new NotImplementedException();

    internal override Task<DatabaseSession> ConnectAsync(SessionSettings settings, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
