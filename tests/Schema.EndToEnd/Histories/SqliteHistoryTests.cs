using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Schema.EndToEnd.WalkThrough;
using Schema.Runner;
using Schema.Runner.Sqlite;
using Schema.Testing.Sqlite;

namespace Schema.EndToEnd.Histories;

/// <summary>The same histories on SQLite: what it has not is refused before anything runs; the rest goes up and back.</summary>
public sealed partial class SqliteHistoryTests
{
    public static TheoryData<string> OfPostgres => [.. History.OfPostgres.Select(history => history.Name)];

    [Theory, MemberData(nameof(OfPostgres))]
    public async Task Refuses_what_it_lacks_at_once_and_names_alternatives(string name)
    {
        using var file = new SqliteFile();
        var migrator = new Migrator(History.Named(name).Migrations, release: null, SqliteEngine.Instance);

        var migrate = () => migrator.MigrateAsync(new() { Database = file.Url });

        var problems = (await migrate.Should().ThrowAsync<PlanRejectedException>()).Which.Problems;
        problems.Should().HaveCountGreaterThan(10).And.OnlyHaveUniqueItems();
        problems.Should().AllSatisfy(problem => problem.Should().MatchRegex(RefusalWithAlternative()));
        ReadCatalog(file).Should().BeEmpty("nothing ran");
    }

    [Fact]
    public async Task Goes_up_then_down_step_by_step_and_up_again()
    {
        var history = ReaderHistory.Value;
        using var file = new SqliteFile();
        var migrator = new Migrator(history.Migrations, release: null, SqliteEngine.Instance);
        var options = new MigrateOptions { Database = file.Url };

        var catalogs = new Stack<string>();
        var rows = new Stack<string>();
        foreach (var migration in history.Migrations)
        {
            await migrator.MigrateAsync(options with { To = migration.Version });
            if (history.RowsAfter(migration) is { } made)
            {
                await file.ExecuteAsync(made.Sql);
                rows.Push(ReadRows(file, made));
            }

            catalogs.Push(ReadCatalog(file));
        }

        var newest = catalogs.Peek();
        foreach (var migration in history.Migrations.Reverse())
        {
            Difference.Between(catalogs.Pop(), ReadCatalog(file))
                .Should().BeEmpty("what was done after {0} is undone", migration);
            if (history.RowsAfter(migration) is { } made)
            {
                Difference.Between(rows.Pop(), ReadRows(file, made))
                    .Should().BeEmpty("what was done after {0} is undone", migration);
            }

            await migrator.RollbackAsync(steps: 1, options: options);
        }

        ReadCatalog(file).Should().BeEmpty();
        await migrator.MigrateAsync(options);
        Difference.Between(newest, ReadCatalog(file)).Should().BeEmpty("going up again is the same");
    }

    private static string ReadCatalog(SqliteFile file) =>
        File.Exists(file.Path) ? SqliteCatalog.Read(file.Path) : "";

    private static string ReadRows(SqliteFile file, UserRows made)
    {
        using var connection = new SqliteConnection($"Data Source={file.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return string.Join("\n", made.Kept.SelectMany(table => ReadRows(connection, table)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ReadRows(SqliteConnection connection, string table)
    {
        using var command = new SqliteCommand($"SELECT * FROM {table}", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var values = Enumerable.Range(0, reader.FieldCount)
                .Select(place => $"{reader.GetName(place)}: {reader.GetValue(place)}")
                .Order(StringComparer.Ordinal);
            yield return $"{table} {string.Join(", ", values)}";
        }
    }

    // Which migration, what of it, why not, and what to do instead.
    [GeneratedRegex(@"^\d{14} \w+: (In Down\(\): )?Cannot [^:]+: .+; .+\.$")]
    private static partial Regex RefusalWithAlternative();
}
