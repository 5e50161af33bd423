namespace Schema.Runner;

// What compares a database with its migrations.
internal sealed partial class MigrationRunner
{
    /// <summary>Compares the database with what its history makes of an empty one.</summary>
    /// <returns>What is not the same; nothing where all is well.</returns>
    /// <exception cref="VerificationException">They cannot be compared.</exception>
    public async Task<Verification> VerifyAsync(
        VerifyOptions verify, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        var replay = Replay.Of(Input(reading, session, options), session.Database);
        return await CompareAsync(session, replay, verify, options, log, cancellationToken);
    }

    private async Task<Verification> CompareAsync(
        DatabaseSession session,
        Replay replay,
        VerifyOptions verify,
        MigrateOptions options,
        RunLog log,
        CancellationToken cancellationToken)
    {
        log.Warn(replay.Warnings);

        // First, as a connection that waits for the other is cut here and there.
        var actual = await session.ReadCatalogAsync(cancellationToken);
        await using var scratch = await ScratchAsync(verify, options, log, cancellationToken);
        var there = ScratchRun.For(scratch.Database, options);
        var run = new ScratchRun(
            token => ConnectAsync(there, token),
            migrations => new MigrationRunner(migrations, release, engines, surroundings),
            there);
        log.Replaying(replay.Count(), scratch.ToString());
        try
        {
            var expected = await run.ApplyAsync(replay, cancellationToken);
            if (options.Schema is { } schema)
            {
                // The other schemas are other tenants', or other applications'.
                var own = expected.Schemas.Append($"schema {schema}").ToHashSet();
                (expected, actual) = (expected.In(own), actual.In(own));
            }

            return new(CatalogComparison.Compare(expected, actual, verify.Ignore), expected.Objects.Count);
        }
        catch (MigrationException error)
        {
            throw VerificationException.NotReplayed(scratch.ToString(), error);
        }
    }

    private async Task<ScratchDatabase> ScratchAsync(
        VerifyOptions verify, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        var (engine, database) = DatabaseSetting.Find(options, surroundings.Variable, engines);
        if (verify.Scratch is not { } given)
        {
            return await engine.CreateScratchAsync(
                SessionSettings.From(options, database, release), warning => log.Warn([warning]), cancellationToken);
        }

        if (!engine.Recognizes(given))
        {
            throw new DatabaseNotConfiguredException(
                "The scratch database is not of the engine of the database that is compared, or not written as one.");
        }

        await using var session = await ConnectAsync(options with { Database = given }, cancellationToken);
        return await ContentAsync(session, cancellationToken) is { } content
            ? throw VerificationException.NotEmpty(session.Database, content)
            : new(given, session.Database, () => Task.CompletedTask);
    }
}
