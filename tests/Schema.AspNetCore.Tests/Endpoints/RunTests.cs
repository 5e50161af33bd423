using System.Net;
using System.Text.Json;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.AspNetCore.Tests;

/// <summary>Starting a run from outside, and following it.</summary>
public sealed class RunTests : IAsyncLifetime
{
    private static readonly MigrationEntry[] Migrations =
    [
        Saying.Entry(1, "AddUsers", m => m.Table("users")), Saying.Entry(2, "AddPosts", m => m.Table("posts")),
    ];

    private PostgresDatabase _database = null!;
    private Service _service = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _service = await Service.StartAsync(_database, Migrations, ("Schema:Mode", "Off"));
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("POST", "/migrations", null, HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/migrations", "reader", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/migrations/events", null, HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/migrations/events", "reader", HttpStatusCode.Forbidden)]
    public async Task Needs_rights(string method, string address, string? user, HttpStatusCode status)
    {
        using var response = await _service.SendAsync(new(method), address, user: user);

        response.StatusCode.Should().Be(status);
        (await TablesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Is_for_nobody_where_the_application_has_no_authorization()
    {
        await using var service = Service.Build(_database, Migrations, [("Schema:Mode", "Off")], authorize: false);
        await service.StartAsync();

        using var response = await service.SendAsync(HttpMethod.Post, "/migrations");

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).Should().Contain("This application has no authorization");
        (await TablesAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Is_not_started_by_a_page_of_another_site(string header, string value)
    {
        using var response = await _service.SendAsync(
            HttpMethod.Post, "/migrations", user: "operator", headers: (header, value));

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await TablesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Is_accepted_and_can_be_followed_from_its_beginning_or_from_anywhere()
    {
        using var none = await _service.SendAsync(HttpMethod.Get, "/migrations/events", user: "operator");
        using var accepted = await _service.SendAsync(HttpMethod.Post, "/migrations", user: "operator");
        var all = await FollowAsync();
        var rest = await FollowAsync(("Last-Event-ID", "5"));

        none.StatusCode.Should().Be(HttpStatusCode.NoContent);
        accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        accepted.Headers.Location!.ToString().Should().Be("/migrations/events");
        (await accepted.Content.ReadAsStringAsync()).Should().Be("""{"events":"/migrations/events"}""");
        all.Select(one => (one.Number, one.Kind)).Should().Equal(
            (1, "log"), (2, "log"), (3, "log"), (4, "log"), (5, "log"), (6, "log"), (7, "done"));
        all.Take(6).Select(one => one.Data.GetProperty("event").GetString()).Should().Equal(
            "Running", "Step", "Migrated", "Running", "Step", "Migrated");
        all[0].Data.GetRawText().Should().Be(
            """{"id":1,"event":"Running","level":"information","message":"== Running 20240101000001 AddUsers forward"}""");
        all[6].Data.GetProperty("migrations").EnumerateArray().Select(one => one.GetProperty("name").GetString())
            .Should().Equal("AddUsers", "AddPosts");
        rest.Select(one => one.Number).Should().Equal(6, 7);
        (await _service.GetAsync("/ready")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Tells_its_progress_in_the_answer_to_those_who_ask_for_events()
    {
        using var response = await _service.SendAsync(HttpMethod.Post, "/migrations", "text/event-stream", "operator");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        Read(await response.Content.ReadAsStringAsync())[^1].Kind.Should().Be("done");
    }

    [Fact]
    public async Task Leads_the_browser_back_to_the_page_that_shows_what_it_has_said()
    {
        using var response = await _service.SendAsync(
            HttpMethod.Post, "/migrations", "text/html", "operator", headers: ("Sec-Fetch-Site", "same-origin"));
        await FollowAsync();
        var (_, page) = await _service.GetAsync("/migrations", "text/html", "operator");

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().Should().Be("/migrations");
        page.Should().Contain("<li class=\"log\">== Running 20240101000001 AddUsers forward</li>")
            .And.Contain("<li class=\"done\">Done.</li>");
    }

    [Fact]
    public async Task Is_one_at_a_time_and_its_page_tells_it_live()
    {
        await _database.ExecuteAsync("CREATE TABLE go (now bool)");
        await using var service = await Service.StartAsync(
            _database,
            [
                Saying.Entry(1, "Wait", m => m.Say(
                    "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM go) LOOP PERFORM pg_sleep(0.05); END LOOP; END $$")),
            ],
            ("Schema:Mode", "Off"));

        using var first = await service.SendAsync(HttpMethod.Post, "/migrations", user: "operator");
        using var second = await service.SendAsync(HttpMethod.Post, "/migrations", user: "operator");
        var (_, page) = await service.GetAsync("/migrations", "text/html", "operator");
        await _database.ExecuteAsync("INSERT INTO go VALUES (true)");
        var events = Read((await service.GetAsync("/migrations/events", user: "operator")).Text);

        second.StatusCode.Should().Be(HttpStatusCode.Accepted);
        page.Should().Contain("<strong>running</strong>")
            .And.Contain("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>")
            .And.Contain("new EventSource(")
            .And.NotContain("<form");
        events.Count(one => one.Kind == "done").Should().Be(1);
    }

    [Fact]
    public async Task Says_why_it_failed()
    {
        await using var service = await Service.StartAsync(
            _database, [Saying.Entry(1, "Divide", m => m.Say("SELECT 1 / 0"))], ("Schema:Mode", "Off"));

        using var response = await service.SendAsync(HttpMethod.Post, "/migrations", "text/event-stream", "operator");
        var last = Read(await response.Content.ReadAsStringAsync())[^1];

        last.Kind.Should().Be("failed");
        last.Data.GetProperty("message").GetString().Should().Contain("22012").And.Contain("SELECT 1 / 0");
    }

    private async Task<IReadOnlyList<Heard>> FollowAsync(params (string Name, string Value)[] headers)
    {
        using var response = await _service.SendAsync(
            HttpMethod.Get, "/migrations/events", "text/event-stream", "operator", headers: headers);
        return Read(await response.Content.ReadAsStringAsync());
    }

    private static Heard[] Read(string stream) =>
    [
        .. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(one => one.StartsWith("id: ")).Select(one =>
        {
            var lines = one.Split('\n');
            return new Heard(int.Parse(lines[0][4..]), lines[1][7..], JsonDocument.Parse(lines[2][6..]).RootElement);
        }),
    ];

    private Task<IReadOnlyList<string>> TablesAsync() =>
        _database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");

    private sealed record Heard(int Number, string Kind, JsonElement Data);
}
