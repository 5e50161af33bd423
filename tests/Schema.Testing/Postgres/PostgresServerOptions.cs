namespace Schema.Testing.Postgres;

/// <summary>What a test wants to be different on a server of its own.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>Writes survive a power failure, as in production; otherwise a crash of the server only.</summary>
    public bool Durable { get; init; }

    /// <summary>Asked for by SCRAM; <see langword="null"/> lets everybody in.</summary>
    public string? Password { get; init; }

    /// <summary>Lines for <c>postgresql.conf</c>, such as <c>default_transaction_read_only = on</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
