using Schema.Dsl;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Histories;

/// <summary>A database on its way through a history, one migration at a time, with its users' rows.</summary>
internal sealed class HistoryWalk(History history, PostgresDatabase database)
{
    private readonly Stack<string> _catalogs = [];
    private readonly Stack<string> _rows = [];
    private readonly ValuesLeft _left = new();

    public History History => history;

    public PostgresDatabase Database => database;

    public Migrator Migrator { get; } = new(history.Migrations);

    public MigrateOptions Options { get; } = new() { Database = database.Url };

    public Task<string> ReadCatalogAsync() => SchemaCatalog.ReadAsync(database, "schema_migrations", "schema_backfills");

    /// <summary>Applies a migration, and lets users make their rows.</summary>
    public async Task UpAsync(MigrationEntry migration)
    {
        _catalogs.Push(await ReadCatalogAsync());
        await Migrator.MigrateAsync(Options with { To = migration.Version });
        if (history.RowsAfter(migration) is { } made)
        {
            await database.ExecuteAsync(made.Sql);
            _rows.Push(await TableRows.ReadAsync(database, made.Kept));
        }
    }

    /// <summary>Undoes the migration, and compares what is there with what was there before it.</summary>
    public async Task DownAsync(MigrationEntry migration)
    {
        if (history.RowsAfter(migration) is { } made)
        {
            Difference.Between(_rows.Pop(), await TableRows.ReadAsync(database, made.Kept))
                .Should().BeEmpty("all that was done after {0} is undone", migration);
        }

        await Migrator.RollbackAsync(steps: 1, options: Options);
        _left.Add(migration);
        var expected = _catalogs.Pop();
        Difference.Between(expected, _left.Except(await ReadCatalogAsync(), expected.Split('\n')))
            .Should().BeEmpty("undoing {0} must leave nothing behind", migration);
    }
}
