using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.EndToEnd.Chains;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Flights;

public sealed class FailureInFlightTests
{
    [Fact]
    public async Task An_error_in_the_60th_of_100_leaves_59_and_the_next_run_goes_on_from_there()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var options = new MigrateOptions { Database = database.Url };

        var broken = new Migrator(Chain.Of(100, odd: 60, () => new DividesByZero()));
        var failure = (await broken.Awaiting(migrator => migrator.MigrateAsync(options))
            .Should().ThrowAsync<MigrationFailedException>()).Which;

        failure.Message.Should().Be(
            $"Migration {Chain.Version(60)} Link60 (forward) failed at statement 2 of 3.\n\n"
            + "    22012: division by zero\n\n"
            + "    SELECT 1 / 0\n\n"
            + "Its transaction was rolled back. "
            + $"This run has committed 59 migrations, up to {Chain.Version(59)} Link59; they stay. "
            + "Correct the migration, then run it again.");
        failure.Committed.Should().Equal(Enumerable.Range(1, 59).Select(Chain.Version));
        (await ChainState.ReadAsync(database)).ShouldHold(59);

        var run = await new Migrator(Chain.Of(100)).MigrateAsync(options);

        run.Migrations.Select(migration => migration.Version)
            .Should().Equal(Enumerable.Range(60, 41).Select(Chain.Version));
        (await ChainState.ReadAsync(database)).ShouldHold(100);
    }

    private sealed class DividesByZero : Migration
    {
        public override void Change()
        {
            CreateTable("link60");
            Execute("SELECT 1 / 0; SELECT 1", Irreversible.Because("it never runs"));
        }
    }
}
