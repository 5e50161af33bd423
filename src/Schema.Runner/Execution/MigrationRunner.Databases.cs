namespace Schema.Runner;

// What makes whole databases and takes them away.
internal sealed partial class MigrationRunner
{
    /// <summary>Creates the database, unless it is there.</summary>
    public async Task<bool> CreateDatabaseAsync(MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        var database = Whole(options);
        var isNew = await database.CreateAsync(cancellationToken);
        log.Created(database.Shown, isNew);
        return isNew;
    }

    /// <summary>Drops the database, if it is there.</summary>
    /// <param name="name">Its name, so that no other one is dropped by accident.</param>
    /// <param name="force">Outside of Development too, and with the sessions of those who use it.</param>
    /// <exception cref="DropRefusedException">It is not meant beyond doubt, or in use.</exception>
    public async Task<bool> DropDatabaseAsync(
        string name, bool force, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        var database = Whole(options);
        if (name != database.Name)
        {
            throw DropRefusedException.OtherName(database.Name, name);
        }

        var environment = EnvironmentOf(options);
        if (!force && !environment.Equals("Development", StringComparison.OrdinalIgnoreCase))
        {
            throw DropRefusedException.Environment(database.Shown, environment);
        }

        if (!force && await database.ReadSessionsAsync(cancellationToken) is { Count: > 0 } sessions)
        {
            throw DropRefusedException.InUse(database.Shown, sessions);
        }

        var wasThere = await database.DropAsync(force, cancellationToken);
        log.Dropped(database.Shown, wasThere);
        return wasThere;
    }

    /// <summary>Drops the database, creates it again, and migrates it.</summary>
    /// <inheritdoc cref="DropDatabaseAsync"/>
    public async Task ResetDatabaseAsync(
        string name, bool force, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        await DropDatabaseAsync(name, force, options, log, cancellationToken);
        await CreateDatabaseAsync(options, log, cancellationToken);
        await RunAsync(new MigrateTo(options.To), options, log, cancellationToken);
    }

    private WholeDatabase Whole(MigrateOptions options)
    {
        var (engine, database) = DatabaseSetting.Find(options, surroundings.Variable, engines);
        return engine.Whole(SessionSettings.From(options, database, release));
    }
}
