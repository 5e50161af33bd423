using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Rows that have to be there, on a server.</summary>
public sealed class SeedTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Seeds_are_for_their_environments_and_stay()
    {
        MigrationEntry[] Seeded(int level) =>
        [
            .. Saying.Entries(m => m.CreateTable("roles", t =>
            {
                t.Text("name").PrimaryKey();
                t.Integer("level");
            }), m => m.Execute("SELECT 1", "SELECT 2")),
            Repeating.Seed("Roles", m => m.Upsert("roles", ["name"], ("name", "admin"), ("level", level))),
            Repeating.Seed("Testers", m => m.Upsert("roles", ["name"], ("name", "tester"), ("level", 0)), "Test", "Staging"),
        ];

        await MigrateAsync(Seeded(1));
        (await RolesAsync()).Should().Be("admin 1");
        await MigrateAsync(Seeded(2), "test");
        (await RolesAsync()).Should().Be("admin 2, tester 0");
        (await MigrateAsync(Seeded(2))).Migrations.Should().BeEmpty();

        await Release(Seeded(2)).RollbackAsync(steps: 1);
        (await RolesAsync()).Should().Be("admin 2, tester 0");
        await Release(Seeded(2)).RollbackAsync(to: 0);
        (await ReadAsync("SELECT to_regclass('roles')::text")).Should().BeNull();

        Task<string?> RolesAsync() => ReadAsync("SELECT string_agg(name || ' ' || level, ', ' ORDER BY name) FROM roles");
    }

    private Migrator Release(params MigrationEntry[] migrations) => new(migrations, "Users 1.0")
    {
        Surroundings = new() { Variable = name => name == "DATABASE_URL" ? _database.ConnectionString : null },
    };

    private Task<MigrationRun> MigrateAsync(MigrationEntry[] migrations, string? environment = null) =>
        Release(migrations).MigrateAsync(new() { Environment = environment });

    private async Task<string?> ReadAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string;
    }
}
