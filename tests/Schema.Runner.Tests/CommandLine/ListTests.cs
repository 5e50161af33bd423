namespace Schema.Runner.Tests;

/// <summary>The verbs that list migrations.</summary>
public sealed class ListTests
{
    private readonly Bench _bench = new();

    [Fact]
    public Task Says_that_nothing_is_applied() => Expect("Nothing is applied.\n", "schema history");

    [Fact]
    public async Task Lists_what_is_applied_in_that_order()
    {
        _bench.Database.Apply(Migrations.Posts, "CreatePosts");
        _bench.Database.Apply(20250101000000, "CreateOrders");
        _bench.Database.Apply(Migrations.Users, "CreateUsers");

        await Expect(
            """
            Applied at            Migration ID    Migration Name  Took  By   Release
            2026-01-01 12:00:00Z  20240102000000  CreatePosts     0.0s  app  other 1.0
            2026-01-01 12:01:00Z  20250101000000  CreateOrders    0.0s  app  other 1.0
            2026-01-01 12:02:00Z  20240101000000  CreateUsers     0.0s  app  other 1.0

            """,
            "schema history");
    }

    [Fact]
    public async Task Lists_what_is_pending()
    {
        _bench.Database.Apply(Migrations.Users, "CreateUsers");
        _bench.Database.Apply(20250101000000, "CreateOrders");

        await Expect(
            """
              Status   Migration ID    Migration Name
            --------------------------------------------------
              pending  20240102000000  CreatePosts
              pending  20240103000000  CreateTags

            """,
            "schema pending");
    }

    [Fact]
    public async Task Says_that_nothing_is_pending()
    {
        await _bench.MigrateAsync();

        await Expect("Nothing is pending.\n", "schema pending");
    }

    [Fact]
    public async Task Lists_for_programs()
    {
        _bench.Database.Apply(Migrations.Users, "CreateUsers");

        await Expect(
            """
            [
              {
                "version": 20240101000000,
                "name": "CreateUsers",
                "state": "applied",
                "phase": "expand",
                "edited": false,
                "repeatable": false,
                "halfDone": false,
                "appliedAt": "2026-01-01T12:00:00+00:00",
                "durationSeconds": 0.005,
                "appliedBy": "app",
                "release": "other 1.0"
              }
            ]

            """,
            "schema history --json");
    }

    [Fact]
    public Task Says_which_release_it_is() => Expect("Users 1.0\n20240103000000\n", "schema release");

    private async Task Expect(string output, string args)
    {
        (await _bench.RunAsync(args.Split(' '))).Should().Be(0);

        _bench.Output.ToString().Should().Be(output);
        _bench.Error.ToString().Should().BeEmpty();
    }
}
