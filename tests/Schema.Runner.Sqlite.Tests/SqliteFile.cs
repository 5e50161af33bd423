using System.Globalization;
using Microsoft.Data.Sqlite;
using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>A database file of its own for a test, gone with it.</summary>
public sealed class SqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schema-sqlite-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "test.db");

    /// <summary>The file, and SQLite's own beside it.</summary>
    public IReadOnlyList<string> Files => Directory.GetFiles(_folder.FullName);

    public string Url => $"sqlite:{Path}";

    public MigrateOptions Options => new() { Database = Url };

    public static Migrator Migrator(params Migration[] migrations) =>
        new(Entries(migrations), release: "tests 1.0", SqliteEngine.Instance);

    public static IReadOnlyList<MigrationEntry> Entries(params Migration[] migrations) =>
    [
        .. migrations.Select((migration, index) =>
            new MigrationEntry(Version(index + 1), $"Migration{index + 1}", () => Fresh(migration))),
    ];

    /// <summary>The version of the migration at a place in the list, from 1.</summary>
    public static long Version(int number) => 20240101000000 + number;

    public MigrationRun Migrate(params Migration[] migrations) => Migrator(migrations).Migrate(Options);

    internal Task<DatabaseSession> ConnectAsync() => SqliteEngine.Instance.ConnectAsync(
        new SessionSettings(Url, "schema_migrations", null), CancellationToken.None);

    /// <summary>Runs SQL as another program would.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, each as its values, separated by bars.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount)
                .Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Foreign Keys=True");
        connection.Open();
        return connection;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Runners at once must not record on one object.
    private static Migration Fresh(Migration migration) => migration is MigrationThat that ? that.Again() : migration;
}
