using Microsoft.Extensions.Logging.Abstractions;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>Applies a replay to a scratch database, and reads what has become of it.</summary>
/// <param name="connect">Opens a session there.</param>
/// <param name="runner">Gives a runner of some migrations.</param>
/// <param name="options">Those of the database that is compared, for the scratch database.</param>
internal sealed class ScratchRun(
    Func<CancellationToken, Task<DatabaseSession>> connect,
    Func<IReadOnlyList<MigrationEntry>, MigrationRunner> runner,
    MigrateOptions options)
{
    private readonly RunLog _quiet = new(NullLogger.Instance);

    /// <summary>The options of a run that nobody but the scratch database is to notice.</summary>
    public static MigrateOptions For(string database, MigrateOptions options) => options with
    {
        Database = database,
        To = null,
        Phase = Phase.Contract,
        Rules = RuleSettings.None,
        StrictOrder = false,
        EditedMigrations = EditedMigrations.Ignore,
        Logger = NullLogger.Instance,
        Hooks = options.Hooks is { } hooks ? hooks with { BeforeRun = null, AfterRun = null } : null,
    };

    public async Task<Catalog> ApplyAsync(Replay replay, CancellationToken cancellationToken)
    {
        var applied = new List<MigrationEntry>();
        foreach (var leg in replay.Legs)
        {
            applied.AddRange(leg is [var only] && Replay.Declares(only)
                ? [await MadeAsync(only, cancellationToken)]
                : leg);
            var those = runner([.. applied]);
            await those.RunAsync(new MigrateTo(null), options, _quiet, cancellationToken);
            await those.RunBackfillsAsync(options, _quiet, cancellationToken);
        }

        return await ReadAsync(cancellationToken);
    }

    private async Task<Catalog> ReadAsync(CancellationToken cancellationToken)
    {
        await using var session = await connect(cancellationToken);
        return await session.ReadCatalogAsync(cancellationToken);
    }

    // What was there before all migrations has to be made here, but for what raw SQL has made meanwhile.
    private async Task<MigrationEntry> MadeAsync(MigrationEntry entry, CancellationToken cancellationToken)
    {
        await using var session = await connect(cancellationToken);
        var catalog = await session.ReadCatalogAsync(cancellationToken);
        var there = new DeclaredObjects(catalog, session.Dialect.DefaultSchema);
        var recorded = RecordedMigration.Of(entry);
        Operation[] operations = [.. recorded.Up.SelectMany((operation, place) => there.Make(operation, recorded.Up.Take(place)))];
        return entry with { Create = () => new RestatedMigration(operations) };
    }
}
