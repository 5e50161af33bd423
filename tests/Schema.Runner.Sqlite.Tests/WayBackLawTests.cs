using Schema.Dsl;
using Schema.Planning;
using Schema.Testing;
using Schema.Testing.Histories;
using Schema.Testing.Sqlite;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>Promise 1: after each undo the schema equals the one recorded on the way up.</summary>
public sealed class WayBackLawTests
{
    private static readonly SqliteDialect Dialect = new(SqliteDatabase.LibraryVersion);

    [Fact]
    public Task Undoing_restores_the_schema_after_any_history() => Suite.RandomHistories.ForEachSeedAsync(async seed =>
    {
        using var file = new SqliteFile();
        var migrations = new RandomHistory(seed, IsPossible).Migrations();
        var migrator = new Migrator(migrations, release: null, SqliteEngine.Instance);

        var catalogs = new Stack<string[]>();
        foreach (var migration in migrations)
        {
            catalogs.Push(Catalog(file));
            await migrator.MigrateAsync(file.Options with { To = migration.Version });
        }

        foreach (var migration in migrations.Reverse())
        {
            await migrator.RollbackAsync(steps: 1, options: file.Options);

            var (expected, actual) = (catalogs.Pop(), Catalog(file));
            var lost = expected.Except(actual).Select(line => $"- {line}");
            var left = actual.Except(expected).Select(line => $"+ {line}");
            lost.Concat(left).Should().BeEmpty("undoing {0} must leave nothing behind", migration);
        }
    });

    private static bool IsPossible(Operation operation, SchemaModel before) =>
        Dialect.Refuse(operation, before) is null;

    private static string[] Catalog(SqliteFile file) =>
        File.Exists(file.Path) ? SqliteCatalog.Read(file.Path).Split('\n') : [""];
}
