namespace Schema.Runner;

// What writes the structure of a database down, and makes another one from it.
internal sealed partial class MigrationRunner
{
    /// <summary>The structure as SQL, with the rows of the history.</summary>
    /// <exception cref="DumpException">It cannot be written down.</exception>
    public async Task<string> DumpAsync(MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        return reading.Unfinished is { } half
            ? throw DumpException.HalfDone(session.Database, half.ToString())
            : await session.DumpAsync(surroundings.Variable, cancellationToken);
    }

    /// <summary>Makes an empty database what was written down.</summary>
    /// <exception cref="DumpException">It is not empty, or the text fails.</exception>
    public async Task LoadAsync(string dump, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        if (await ContentAsync(session, cancellationToken) is { } content)
        {
            throw DumpException.NotEmpty(session.Database, content);
        }

        await session.LoadAsync(dump, cancellationToken);
        log.Loaded(session.Database);
    }

    /// <summary>What is in a database, as a message says it; <see langword="null"/> where it is empty.</summary>
    private static async Task<string?> ContentAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        var catalog = await session.ReadCatalogAsync(cancellationToken);
        return reading.State is not HistoryState.Missing ? "a history of migrations"
            : catalog.Objects.FirstOrDefault(one => one.Type is not ("schema" or "extension")) is { } one ? $"the {one.Title}"
            : null;
    }
}
