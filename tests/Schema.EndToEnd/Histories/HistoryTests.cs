using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Histories;

/// <summary>Promise 1, on what real applications did over years: after each undo the catalog is as it was.</summary>
public sealed class HistoryTests
{
    private const string HistoryTable = "schema_migrations";

    public static TheoryData<string> All => [.. History.All.Select(history => history.Name)];

    [Theory, MemberData(nameof(All))]
    public async Task Goes_up_then_down_step_by_step_and_up_again(string name)
    {
        var history = History.Named(name);
        await using var database = await PostgresDatabase.CreateAsync();
        var migrator = new Migrator(history.Migrations);
        var options = new MigrateOptions { Database = database.Url };

        var catalogs = new Stack<string>();
        var rows = new Stack<string>();
        foreach (var migration in history.Migrations)
        {
            catalogs.Push(await ReadCatalogAsync(database));
            await migrator.MigrateAsync(options with { To = migration.Version });
            if (history.RowsAfter(migration) is { } made)
            {
                await database.ExecuteAsync(made.Sql);
                rows.Push(await TableRows.ReadAsync(database, made.Kept));
            }
        }

        var newest = await ReadCatalogAsync(database);
        foreach (var migration in history.Migrations.Reverse())
        {
            if (history.RowsAfter(migration) is { } made)
            {
                Difference.Between(rows.Pop(), await TableRows.ReadAsync(database, made.Kept))
                    .Should().BeEmpty("all that was done after {0} is undone", migration);
            }

            await migrator.RollbackAsync(steps: 1, options: options);
            Difference.Between(catalogs.Pop(), await ReadCatalogAsync(database))
                .Should().BeEmpty("undoing {0} must leave nothing behind", migration);
        }

        await migrator.MigrateAsync(options);
        Difference.Between(newest, await ReadCatalogAsync(database)).Should().BeEmpty("going up again is the same");
    }

    [PgDumpTheory, MemberData(nameof(All))]
    public async Task Is_dumped_as_the_first_time_after_up_down_and_up_again(string name)
    {
        var history = History.Named(name);
        await using var database = await PostgresDatabase.CreateAsync();
        var migrator = new Migrator(history.Migrations);
        var options = new MigrateOptions { Database = database.Url };

        await migrator.MigrateAsync(options);
        var first = await PgDump.ReadSchemaAsync(database);
        await migrator.RollbackAsync(to: 0, options: options);
        await migrator.MigrateAsync(options);

        var again = await PgDump.ReadSchemaAsync(database);
        Difference.Between(first, again).Should().BeEmpty();
        again.Should().Be(first);
    }

    private static Task<string> ReadCatalogAsync(PostgresDatabase database) =>
        SchemaCatalog.ReadAsync(database, HistoryTable);
}
