namespace Schema.Runner;

/// <summary>PostgreSQL 12 and later, through Npgsql.</summary>
internal sealed class PostgresEngine : DatabaseEngine
{
    public override bool Recognizes(string database) => PostgresSetting.Recognizes(database);

    public override string ConnectionString(string database) => PostgresSetting.Read(database).ConnectionString;

    internal override async Task<DatabaseSession> ConnectAsync(
        SessionSettings settings, CancellationToken cancellationToken) =>
        await PostgresSession.ConnectAsync(settings, cancellationToken);

    internal override MigrationScript Script(SessionSettings settings) => new PostgresScript(settings);

    internal override WholeDatabase Whole(SessionSettings settings) => new PostgresWhole(settings);

    internal override Task<ScratchDatabase> CreateScratchAsync(
        SessionSettings settings, Action<string> warn, CancellationToken cancellationToken) =>
        PostgresScratch.CreateAsync(settings, warn, cancellationToken);
}
