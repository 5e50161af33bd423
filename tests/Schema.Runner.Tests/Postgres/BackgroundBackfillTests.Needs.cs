using Schema.Dsl;

namespace Schema.Runner.Tests.Postgres;

// What needs the rows, while they are not filled.
public sealed partial class BackgroundBackfillTests
{
    [Fact]
    public async Task What_needs_them_in_the_same_run_is_waited_for_by_filling_them()
    {
        await new Migrator([CreateUsers, Fill, FillAges, Require()]).MigrateAsync(Options);

        (await _database.QueryAsync<string>("SELECT concat_ws(' ', version, background, status) FROM schema_backfills ORDER BY version"))
            .Should().Equal("20240101000002 f succeeded", "20240101000003 t pending");
    }

    [Fact]
    public async Task What_needs_them_is_refused_while_they_are_open()
    {
        await new Migrator([CreateUsers, Fill]).MigrateAsync(Options);
        var migrator = new Migrator([CreateUsers, Fill, Require()]);

        (await migrator.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<PlanRejectedException>()).Which.Message.Should().Be(
            """
            One problem stands in the way.

                20240101000009 Require: set column email_lower of table users not null needs the rows that 20240101000002 FillEmails fills in the background. "users" is at 0 rows, and nobody is at it. Run schema backfills run, or let the application do it with RunBackfillsAsync, and migrate behind it; or give it up, with schema backfills cancel 20240101000002.

            This run has committed nothing.
            """);
        await new Migrator([CreateUsers, Fill, Require("email")]).Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<PlanRejectedException>();

        await migrator.RunBackfillsAsync(Options);
        await migrator.MigrateAsync(Options);
    }

    [Fact]
    public async Task What_does_not_need_them_goes_on()
    {
        await new Migrator([CreateUsers, Fill]).MigrateAsync(Options);
        var other = new MigrationEntry(20240101000009, "Other", () => new Saying(on =>
        {
            on.AddColumn("users", t => t.Integer("size"));
            on.AddCheck("users", "age > 0");
            on.Index("users", "email_lower");
        }));

        await new Migrator([CreateUsers, Fill, other]).MigrateAsync(Options);

        (await TextAsync(State)).Should().Be("pending 0 0 t");
    }

    [Fact]
    public async Task The_contract_phase_waits_for_all_of_them()
    {
        await new Migrator([CreateUsers, Fill]).MigrateAsync(Options);
        var contract = new MigrationEntry(20240101000009, "Contract", () => new Saying(on => on.RemoveColumn("users", "age")))
        {
            Phase = Phase.Contract,
        };

        (await new Migrator([CreateUsers, Fill, contract]).Awaiting(it => it.MigrateAsync(Options with { Phase = Phase.Contract }))
            .Should().ThrowAsync<PlanRejectedException>()).Which.Problems.Should().ContainSingle().Which.Should().StartWith(
                "20240101000009 Contract: It is of the contract phase, and 20240101000002 FillEmails is not done in the background.");
    }
}
