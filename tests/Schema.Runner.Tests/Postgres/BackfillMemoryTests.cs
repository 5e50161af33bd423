using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What is allocated is counted for the whole process: no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(BackfillMemoryTests), DisableParallelization = true)]
[Collection(nameof(BackfillMemoryTests))]
public sealed class BackfillMemoryTests
{
    private const int Rows = 1_000;

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on =>
        on.CreateTable("users", t => t.Text("email"))));

    private static MigrationEntry Fill => new(20240101000002, "FillEmails", () => new Saying(on =>
        on.Backfill("users", b => b.Set("email = lower(email)").BatchSize(1).Target(TimeSpan.FromMicroseconds(1)))));

    [Fact]
    public async Task The_thousandth_batch_takes_no_more_memory_than_the_hundredth()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var options = new MigrateOptions { Database = database.Url };
        await new Migrator([CreateUsers]).MigrateAsync(options);
        await database.ExecuteAsync($"INSERT INTO users (email) SELECT 'User ' || n FROM generate_series(1, {Rows}) AS n");

        var allocated = new List<long>();
        await new Migrator([CreateUsers, Fill]).MigrateAsync(options with
        {
            Backfills = new()
            {
                Throttle = (_, _) =>
                {
                    allocated.Add(GC.GetTotalAllocatedBytes());
                    return ValueTask.FromResult(TimeSpan.Zero);
                },
            },
        });

        allocated.Should().HaveCount(Rows + 1);
        var (first, last) = (allocated[300] - allocated[100], allocated[900] - allocated[700]);
        last.Should().BeLessThan(first * 3 / 2);
    }
}
