using System.Text.RegularExpressions;
using Schema.Dsl;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.AspNetCore.Tests;

/// <summary>What everybody sees: the status, for programs and for people.</summary>
public sealed partial class StatusTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert('x')</script>";

    private static readonly MigrationEntry[] Migrations =
    [
        Saying.Entry(1, "AddUsers", m => m.Table("users", t => t.String("email").NotNull())),
        Saying.Entry(2, "AddPosts", m => m.Table("posts", t =>
        {
            t.References("users");
            t.Text(Hostile);
        })),
        Saying.Entry(3, Hostile, m => m.Table(new TableName(null, "a\"b&c"))),
    ];

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("application/json, text/html;q=0.5")]
    public async Task Is_the_document_of_the_command_line_for_programs(string accept)
    {
        await using var service = await Service.StartAsync(_database, Migrations);

        using var response = await service.SendAsync(HttpMethod.Get, "/migrations", accept);

        response.Content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await response.Content.ReadAsStringAsync()).Should().Be(MigrationStatus.ToJson(
            await new Migrator(Migrations).StatusAsync(new() { Database = _database.Url })));
    }

    [Fact]
    public async Task Says_no_more_than_that_the_database_cannot_be_read()
    {
        await using var service = await Service.StartAsync(
            _database,
            Migrations,
            ("Schema:Mode", "Off"),
            ("Schema:Database", $"postgres://postgres:s3cret@127.0.0.1:{_database.Server.Port}/missing"));

        (await service.GetAsync("/migrations")).Should().Be(
            (503, """{"status":503,"detail":"The database cannot be read. The log says why."}"""));
    }

    [Fact]
    public async Task Is_a_page_for_a_browser_that_loads_nothing_from_anywhere()
    {
        await using var service = await Service.StartAsync(_database, Migrations);

        using var response = await service.SendAsync(
            HttpMethod.Get, "/migrations", "text/html,application/xhtml+xml,*/*;q=0.8", "operator");
        var page = await response.Content.ReadAsStringAsync();

        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        var nonce = Nonce().Match(page).Groups[1].Value;
        response.Headers.GetValues("Content-Security-Policy").Should().Equal(
            $"default-src 'none'; script-src 'nonce-{System.Net.WebUtility.HtmlDecode(nonce)}'; "
            + $"style-src 'nonce-{System.Net.WebUtility.HtmlDecode(nonce)}'; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        page.Should().NotContainAny("http:", "https:", "src=", "url(", "@import", " style=", " onclick=", "javascript:");
    }

    [Fact]
    public async Task Writes_every_name_as_text()
    {
        await using var service = await Service.StartAsync(_database, Migrations);

        var (_, page) = await service.GetAsync("/migrations", "text/html", "operator");

        page.Should().NotContain("<script>alert").And.NotContain("a\"b&c");
        page.Should().Contain("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;").And.Contain("a&quot;b&amp;c");
    }

    [Fact]
    public async Task Draws_the_tables_their_columns_and_what_they_refer_to()
    {
        await using var service = await Service.StartAsync(_database, Migrations);

        var (_, page) = await service.GetAsync("/migrations", "text/html", "operator");

        page.Should().Contain(">users</text>")
            .And.Contain(">email<tspan class=\"type\"> varchar(255)</tspan></text>")
            .And.Contain(">user_id<tspan class=\"type\"> bigint?</tspan></text>")
            .And.Contain("<title>posts_user_id_fkey</title>");
        Tags().Matches(page).Select(tag => tag.Groups[1].Value).Should().OnlyContain(tag => AllTags.Contains(tag));
    }

    [Fact]
    public async Task Shows_neither_the_schema_nor_a_way_to_run_to_those_without_rights()
    {
        await using var service = await Service.StartAsync(_database, Migrations);

        var (status, page) = await service.GetAsync("/migrations", "text/html", "reader");

        status.Should().Be(200);
        page.Should().Contain("3 applied, 0 pending").And.NotContain("<svg").And.NotContain("<form");
    }

    [Fact]
    public async Task Shows_what_is_pending_and_what_another_release_has_applied()
    {
        await new Migrator(Migrations[..2]).MigrateAsync(new() { Database = _database.Url });
        await using var service = await Service.StartAsync(
            _database, [Migrations[0], Migrations[2]], ("Schema:Mode", "Off"));

        var (_, page) = await service.GetAsync("/migrations", "text/html");

        page.Should().Contain("<strong>pending</strong> 1 applied, 1 pending, 1 of another release")
            .And.Contain("<td>20240101000002</td><td>AddPosts</td>")
            .And.Contain("<td>of another release</td>")
            .And.Contain("<td>the next run applies it</td>");
    }

    private static readonly string[] AllTags =
    [
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "strong", "section", "form", "button",
        "table", "tr", "td", "div", "svg", "rect", "text", "tspan", "path",
    ];

    [GeneratedRegex("<style nonce=\"([^\"]+)\">")]
    private static partial Regex Nonce();

    [GeneratedRegex("<([a-z0-9]+)")]
    private static partial Regex Tags();
}
