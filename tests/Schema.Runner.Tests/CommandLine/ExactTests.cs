using Schema.Dsl;

namespace Schema.Runner.Tests;

/// <summary>An older release brings the database to what it knows.</summary>
public sealed class ExactTests
{
    private static readonly MigrationEntry Orders = new(
        20250101000000, "CreateOrders", () => new Saying(on => on.CreateTable("orders", t => t.Text("name"))));

    private static readonly MigrationEntry[] Newer = [.. Migrations.All, Orders];

    private readonly Bench _bench = new();

    [Fact]
    public async Task Undoes_what_it_does_not_know_and_applies_the_rest()
    {
        await _bench.Migrator([Migrations.All[0], Migrations.All[1], Orders]).MigrateAsync(_bench.Options);

        (await _bench.RunAsync("migrate", "--exact")).Should().Be(0);

        _bench.Error.ToString().Should().Be(
            """
            == Running 20250101000000 CreateOrders backward
            drop table orders
            == Migrated 20250101000000 in 0.0s
            == Running 20240103000000 CreateTags forward
            create table tags
            == Migrated 20240103000000 in 0.0s

            """);
        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts, Migrations.Tags);
    }

    [Fact]
    public async Task Has_nothing_to_do_where_the_database_is_what_it_knows()
    {
        await _bench.MigrateAsync();

        (await _bench.RunAsync("migrate", "--exact")).Should().Be(0);

        _bench.Error.ToString().Should().Be("Migrations already up\n");
    }

    [Fact]
    public async Task Is_an_option_of_the_program_too()
    {
        await _bench.Migrator(Newer).MigrateAsync(_bench.Options);

        var run = await _bench.MigrateAsync(_bench.Options with { Exact = true });

        run.Migrations.Select(migration => migration.Name).Should().Equal("CreateOrders");
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task Does_not_undo_what_cannot_be_undone()
    {
        await _bench.MigrateAsync();
        _bench.Database.Apply(20250101000000, "SendMails", new Planning.DownScript.Impossible("mails were sent"));

        (await _bench.RunAsync("migrate", "--exact")).Should().Be(1);

        _bench.Error.ToString().Should().Be(
            One(
                "20250101000000 SendMails: Cannot be rolled back: mails were sent."));
    }

    [Fact]
    public async Task Does_not_take_away_what_it_knows_to_come_by_what_it_does_not_know()
    {
        _bench.Database.Apply(20230101000000, "CreateOrders");
        await _bench.MigrateAsync();

        (await _bench.RunAsync("migrate", "--exact")).Should().Be(1);

        _bench.Error.ToString().Should().StartWith(
            "3 problems stand in the way.\n\n    20240101000000 CreateUsers: It was applied behind CreateOrders, which this "
            + "release does not know, and would go with that. Roll back yourself, or deploy a release that knows both.\n");
    }

    [Fact]
    public async Task Asks_before_data_is_lost()
    {
        await _bench.Migrator(Newer).MigrateAsync(_bench.Options);
        _bench.Database.TableRows["orders"] = 7;
        _bench.Answer = "n";

        (await _bench.RunAsync("migrate", "--exact")).Should().Be(1);

        _bench.Error.ToString().Should().Be(
            "warning: This loses table \"public.orders\", with 7 rows.\nGo on? [y/N] Nothing has changed.\n");
        _bench.Database.Versions.Should().HaveCount(4);
    }

    private static string One(string problem) =>
        $"One problem stands in the way.\n\n    {problem}\n\nThis run has committed nothing.\n";
}
