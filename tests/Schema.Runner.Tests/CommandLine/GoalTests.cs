using Schema.Dsl;

namespace Schema.Runner.Tests;

/// <summary>How far <c>migrate</c> and <c>rollback</c> go, and the verbs that go elsewhere.</summary>
public sealed class GoalTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("migrate --before 20240103000000", 2)]
    [InlineData("migrate --before 20240101000000", 0)]
    [InlineData("migrate --steps 1", 1)]
    [InlineData("migrate --steps 2", 2)]
    [InlineData("migrate --steps 9", 3)]
    [InlineData("schema up 20240103000000", 1)]
    public async Task Applies_as_much_as_is_asked_for(string args, int applied)
    {
        (await _bench.RunAsync(args.Split(' '))).Should().Be(0);

        _bench.Database.Versions.Should().HaveCount(applied);
    }

    [Theory]
    [InlineData("rollback --after 20240102000000", new[] { Migrations.Users, Migrations.Posts })]
    [InlineData("rollback --after 20240101120000", new[] { Migrations.Users })]
    [InlineData("rollback --after 20250101000000", new[] { Migrations.Users, Migrations.Posts, Migrations.Tags })]
    [InlineData("schema down 20240102000000", new[] { Migrations.Users, Migrations.Tags })]
    [InlineData("schema redo", new[] { Migrations.Users, Migrations.Posts, Migrations.Tags })]
    [InlineData("schema redo --steps 3", new[] { Migrations.Users, Migrations.Posts, Migrations.Tags })]
    public async Task Leaves_what_is_asked_for(string args, long[] left)
    {
        await _bench.MigrateAsync();

        (await _bench.RunAsync(args.Split(' '))).Should().Be(0);

        _bench.Database.Versions.Should().Equal(left);
    }

    [Fact]
    public async Task Redoes_the_last_one()
    {
        await _bench.MigrateAsync();

        await Expect(
            0,
            """
            == Running 20240103000000 CreateTags backward
            drop table tags
            == Migrated 20240103000000 in 0.0s
            == Running 20240103000000 CreateTags forward
            create table tags
            == Migrated 20240103000000 in 0.0s

            """,
            "schema redo");
    }

    [Fact]
    public async Task Has_nothing_to_redo_in_an_empty_database() =>
        await Expect(0, "Migrations already down\n", "schema redo");

    [Fact]
    public async Task Does_not_redo_what_it_does_not_know()
    {
        _bench.Database.Apply(20250101000000, "CreateOrders", new Planning.DownScript.Reversible(ValueList<Planning.Step>.Empty));

        await Expect(
            1,
            "20250101000000 CreateOrders is not in this release: it could be undone, and not applied again. Nothing has changed.\n",
            "schema redo");
        _bench.Database.Versions.Should().Equal(20250101000000);
    }

    [Theory]
    [InlineData("schema up 20240101000000", "Migrations already up\n")]
    [InlineData("schema down 20240103000000", "Migrations already down\n")]
    public async Task Has_nothing_to_do_for_what_is_there_already(string args, string words)
    {
        await _bench.RunAsync("migrate", "--to", "20240101000000");
        _bench.Error.GetStringBuilder().Clear();

        await Expect(0, words, args);
    }

    [Theory]
    [InlineData("migrate --before 20240101000001")]
    [InlineData("schema up 20240101000001")]
    [InlineData("schema down 20240101000001")]
    public async Task Refuses_a_version_that_nobody_knows(string args) => await Expect(
        1,
        One("No migration has the version 20240101000001. See status for those there are."),
        args);

    [Fact]
    public async Task Does_not_take_away_what_another_migration_stands_on()
    {
        MigrationEntry[] all =
        [
            .. Migrations.All,
            new(20240104000000, "AddAge", () => new Saying(on => on.AddColumn("posts", t => t.Integer("age")))),
        ];
        await _bench.Migrator(all).MigrateAsync(_bench.Options);

        (await _bench.RunAsync(all, "schema down 20240102000000")).Should().Be(1);

        _bench.Error.ToString().Should().Be(
            One(
                "20240104000000 AddAge: It stands on 20240102000000: without that, there is no table \"posts\". If it was there before Schema, declare it with ExistingTable(\"posts\", t => …). Roll back to the version before 20240102000000 instead."));
        _bench.Database.Versions.Should().HaveCount(4);
    }

    [Fact]
    public async Task Does_not_take_away_what_an_unknown_one_may_stand_on()
    {
        await _bench.MigrateAsync();
        _bench.Database.Apply(20250101000000, "CreateOrders");

        await Expect(
            1,
            One(
                "20250101000000 CreateOrders: It was applied behind 20240102000000, and this release does not know what it says, so nobody can tell whether it stands on it. Roll back to the version before 20240102000000 instead."),
            "schema down 20240102000000");
    }

    [Fact]
    public async Task Does_not_take_an_older_one_along()
    {
        _bench.Database.Apply(Migrations.Tags, "CreateTags");
        _bench.Database.Apply(Migrations.Users, "CreateUsers");

        await Expect(
            1,
            One(
                "20240101000000 CreateUsers: It was applied behind a newer one, and would go with that. Roll back by steps, or to a version, if it is to."),
            "rollback --after 20240102000000");
    }

    [Fact]
    public async Task Wants_the_phase_of_a_migration_that_it_is_to_apply()
    {
        MigrationEntry contract = new(20240104000000, "DropTags", () => new Saying(on => on.DropTable("tags"))) { Phase = Phase.Contract };
        await _bench.MigrateAsync();

        (await _bench.RunAsync([.. Migrations.All, contract], "schema up 20240104000000")).Should().Be(1);
        (await _bench.RunAsync([.. Migrations.All, contract], "schema up 20240104000000 --phase contract")).Should().Be(0);

        _bench.Error.ToString().Should().StartWith(
            One("20240104000000 DropTags: It runs in the contract phase. Give --phase contract too."));
    }

    [Fact]
    public async Task Applies_no_more_than_was_asked_for_when_another_runner_was_faster()
    {
        _bench.Database.BeforeFlights.Enqueue(() =>
        {
            _bench.Database.Apply(Migrations.Users, "CreateUsers");
            _bench.Database.Apply(Migrations.Posts, "CreatePosts");
        });

        (await _bench.RunAsync("migrate", "--steps", "2")).Should().Be(0);

        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts);
    }

    private async Task Expect(int exitCode, string error, string args)
    {
        (await _bench.RunAsync(args.Split(' '))).Should().Be(exitCode);

        _bench.Error.ToString().Should().Be(error);
    }

    private static string One(string problem) =>
        $"One problem stands in the way.\n\n    {problem}\n\nThis run has committed nothing.\n";
}
