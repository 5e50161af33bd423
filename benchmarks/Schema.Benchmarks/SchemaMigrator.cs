using System.Globalization;
using Schema.Dsl;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.Benchmarks;

/// <summary>This framework, as an application uses it: a connection of its own for each call.</summary>
internal sealed class SchemaMigrator(int count) : IContestant
{
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Migrator _migrator = new(Enumerable.Range(1, count).Select(Entry));

    public Task ApplyAsync(PostgresDatabase database, int port) => RunAsync(database, port, expected: count);

    public Task CheckAsync(PostgresDatabase database, int port) => RunAsync(database, port, expected: 0);

    private async Task RunAsync(PostgresDatabase database, int port, int expected)
    {
        var run = await _migrator.MigrateAsync(new() { Database = database.UrlThrough(port) });
        if (run.Migrations.Count != expected)
        {
            throw new InvalidOperationException($"{run.Migrations.Count} migrations ran instead of {expected}.");
        }
    }

    private static MigrationEntry Entry(int number)
    {
        var version = First.AddSeconds(number).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var name = $"CreateTable{number}";
        return new(long.Parse(version, CultureInfo.InvariantCulture), name, () => new CreateNumberedTable(number));
    }

    private sealed class CreateNumberedTable(int number) : Migration
    {
        public override void Change() => CreateTable($"table_{number}", t =>
        {
            t.String("name").NotNull();
            t.Timestamps();
        });
    }
}
