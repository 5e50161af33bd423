using Schema.Dsl;

namespace Schema.Runner.Tests;

public sealed class StatusTests
{
    private readonly Bench _bench = new();

    public StatusTests()
    {
        _bench.Database.Apply(Migrations.Users, "CreateUsers");
        _bench.Database.Apply(Migrations.Tags, "CreateTags", fingerprint: "1:of something else");
        _bench.Database.Apply(20250101000000, "CreateOrders");
    }

    [Fact]
    public async Task Is_a_table_for_people()
    {
        (await _bench.RunAsync("status")).Should().Be(0);

        _bench.Error.ToString().Should().BeEmpty();
        _bench.Output.ToString().Should().Be(
            """
              Status   Migration ID    Migration Name
            --------------------------------------------------
              applied  20240101000000  CreateUsers
              pending  20240102000000  CreatePosts
              applied  20240103000000  CreateTags ** edited since **
              unknown  20250101000000  CreateOrders ** not in this release **

            """);
    }

    [Fact]
    public void Says_how_far_rows_are_filled_until_they_are()
    {
        var migration = new MigrationStatus(20240101000000, "FillEmails", MigrationState.Pending, null)
        {
            IsHalfDone = true,
            Backfills =
            [
                new("users", "paused", 300, 299) { Estimate = 1_000, LastError = "a word" },
                new("posts", "succeeded", 7, 7),
            ],
        };

        StatusTable.Of([migration]).Should().EndWith(
            "  pending  20240101000000  FillEmails ** half done ** ** users paused: 300 of about 1000 rows **\n");
        MigrationStatus.ToJson([migration]).Should().EndWith(
            """
                "release": null,
                "backfills": [
                  {
                    "table": "users",
                    "state": "paused",
                    "backward": false,
                    "background": false,
                    "done": 300,
                    "changed": 299,
                    "estimate": 1000,
                    "runner": null,
                    "lastError": "a word"
                  },
                  {
                    "table": "posts",
                    "state": "succeeded",
                    "backward": false,
                    "background": false,
                    "done": 7,
                    "changed": 7,
                    "estimate": null,
                    "runner": null,
                    "lastError": null
                  }
                ]
              }
            ]

            """);
    }

    [Fact]
    public async Task Lists_repeatables_behind_the_migrations()
    {
        var bench = new Bench();
        MigrationEntry[] repeatables =
        [
            Repeating.Entry("Active", m => m.CreateView("active", "SELECT 1 AS one")),
            Repeating.Seed("Testers", m => m.Upsert("users", ["email"], ("email", "x")), "Test"),
        ];
        await bench.Migrator(repeatables).MigrateAsync(bench.Options);
        repeatables[0] = Repeating.Entry("Active", m => m.CreateView("active", "SELECT 2 AS two"));
        await bench.Migrator(repeatables).RunAsync(["status", "--environment", "test"]);
        await bench.Migrator([]).RunAsync(["status", "--json"]);

        bench.Output.ToString().ReplaceLineEndings("\n").Should().Contain(
            """
              pending  repeatable      Active
              pending  repeatable      Testers

            """).And.Contain(
            """
                "version": null,
                "name": "Active",
                "state": "unknown",
                "phase": "expand",
                "edited": false,
                "repeatable": true,
                "halfDone": false,
            """);
    }

    [Fact]
    public async Task Is_json_for_programs()
    {
        (await _bench.RunAsync("status", "--json")).Should().Be(0);

        _bench.Error.ToString().Should().BeEmpty();
        _bench.Output.ToString().ReplaceLineEndings("\n").Should().StartWith(
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
              },
              {
                "version": 20240102000000,
                "name": "CreatePosts",
                "state": "pending",
                "phase": "expand",
                "edited": false,
                "repeatable": false,
                "halfDone": false,
                "appliedAt": null,
                "durationSeconds": null,
                "appliedBy": null,
                "release": null
              },
            """);
    }

    [Fact]
    public async Task Is_an_empty_array_where_there_are_no_migrations()
    {
        var bench = new Bench();

        await bench.Migrator([]).RunAsync(["status", "--json"]);

        bench.Output.ToString().Should().Be("[]\n");
    }

    [Theory]
    [InlineData("status --exit-code", 3)]
    [InlineData("status --json --exit-code", 3)]
    [InlineData("schema status --exit-code", 3)]
    [InlineData("status", 0)]
    public async Task Exits_with_a_code_of_its_own_where_that_is_asked_for(string args, int exitCode) =>
        (await _bench.RunAsync(args.Split(' '))).Should().Be(exitCode);

    [Fact]
    public async Task Exits_with_zero_where_nothing_is_pending()
    {
        await _bench.MigrateAsync();

        (await _bench.RunAsync("status", "--exit-code")).Should().Be(0);
    }

    [Fact]
    public async Task Takes_no_lock_and_waits_for_none()
    {
        _bench.Database.LockHolder = new("pid 7");

        (await _bench.RunAsync("status")).Should().Be(0);

        (_bench.Database.Reads, _bench.Database.Flights, _bench.Clock.Pauses.Count).Should().Be((1, 0, 0));
    }
}
