using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Schema.Testing.Network;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.WalkThrough;

/// <summary>The sample as the README starts it: it migrates, then it serves.</summary>
public sealed class SampleTests
{
    private static readonly BuiltProgram Users = new("Users");

    [Fact]
    public async Task Serves_from_the_postgresql_database_that_it_has_migrated()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await MigrateAndServeAsync(database.Url);
    }

    [Fact]
    public async Task Serves_from_the_sqlite_file_that_it_has_migrated()
    {
        using var file = new SqliteFile();
        await MigrateAndServeAsync(file.Url);
    }

    [Fact]
    public async Task Does_not_start_when_a_verb_is_misspelt()
    {
        using var file = new SqliteFile();

        var result = await Users.RunAsync(file.Url, "migrat");

        result.Should().Be(new ProcessResult(2, "", "\"migrat\" is not a verb. Did you mean migrate?\n"));
    }

    private static async Task MigrateAndServeAsync(string database)
    {
        (await Users.RunAsync(database, "migrate")).ExitCode.Should().Be(0);

        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}");
        await using var service = Users.Start([], new Dictionary<string, string>
        {
            ["DATABASE_URL"] = database,
            ["ASPNETCORE_URLS"] = address,
        });
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await StartedAsync(client);

        (await client.GetStringAsync("/users")).Should().Be("[]");
        (await AddAdaAsync(client)).StatusCode.Should().Be(HttpStatusCode.Created);
        (await AddAdaAsync(client)).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await client.GetStringAsync("/users"))
            .Should().Be("""[{"id":1,"firstName":"Ada","email":"ada@example.org"}]""");

        var migrations = await client.GetFromJsonAsync<JsonElement[]>("/migrations");
        migrations!.Select(migration => $"{migration.GetProperty("name")} {migration.GetProperty("state")}").Should().Equal(
            "AddUsersTable applied", "RemoveUsersLastName applied", "CreateSessions applied", "AddUsersSignInCount applied");
        (await client.GetStringAsync("/migrations")).Should().Be((await Users.RunAsync(database, "status", "--json")).Output);
    }

    private static Task<HttpResponseMessage> AddAdaAsync(HttpClient client) =>
        client.PostAsJsonAsync("/users", new { firstName = "Ada", email = "ada@example.org" });

    private static async Task StartedAsync(HttpClient client)
    {
        for (var patience = 200; ; patience--)
        {
            try
            {
                using var answer = await client.GetAsync("/migrations");
                return;
            }
            catch (HttpRequestException) when (patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }
}
