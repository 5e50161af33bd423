using System.Text.Json;
using Schema.Testing.Network;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.AspNetCore.Tests;

/// <summary>The service as a whole process, with its log in JSON.</summary>
public sealed class ProcessTests
{
    private static readonly BuiltProgram App = new("Schema.AspNetCore.App");

    [Fact]
    public async Task That_fails_at_its_start_logs_why_and_ends_with_an_error()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var process = App.Start([], new Dictionary<string, string>
        {
            ["DATABASE_URL"] = database.Url,
            ["Schema__Mode"] = "FailIfPending",
            ["URLS"] = "http://127.0.0.1:0",
        });

        var result = await process.ExitAsync();

        result.ExitCode.Should().NotBe(0);
        var failure = Logged(result).Single(line => line.GetProperty("EventId").GetInt32() == 100);
        failure.GetProperty("LogLevel").GetString().Should().Be("Critical");
        failure.GetProperty("Category").GetString().Should().Be("Schema");
        failure.GetProperty("Message").GetString().Should().StartWith(
            "The application does not start. 1 migration is pending, and this application does not migrate");
    }

    [Fact]
    public async Task Migrates_tells_it_by_stable_ids_and_is_ready()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var port = FreePort.Find();
        await using var process = App.Start([], new Dictionary<string, string>
        {
            ["ConnectionStrings__Default"] = database.ConnectionString,
            ["URLS"] = $"http://127.0.0.1:{port}",
        });
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };

        var ready = await ReadyAsync(client);
        await process.TerminateAsync();
        var result = await process.ExitAsync();

        ready.Should().Be("Healthy");
        Logged(result)
            .Where(line => line.GetProperty("Category").GetString() == "Schema")
            .Select(line => line.GetProperty("EventId").GetInt32())
            .Should().Equal(1, 2, 3);
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Has_the_verbs_of_the_command_line_on_the_configured_database()
    {
        await using var database = await PostgresDatabase.CreateAsync();

        var migrate = await App.RunAsync(database.Url, "migrate");
        var status = await App.RunAsync(database.Url, "status", "--exit-code");

        migrate.ExitCode.Should().Be(0);
        migrate.Errors.Should().StartWith("== Running 20240705205730 AddUsersTable forward\n");
        status.ExitCode.Should().Be(0);
        status.Output.Should().Contain("AddUsersTable");
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_setting_and_runs_nothing()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var process = App.Start(["migrate"], new Dictionary<string, string>
        {
            ["DATABASE_URL"] = database.Url,
            ["Schema__Mdoe"] = "Off",
        });

        var result = await process.ExitAsync();

        result.ExitCode.Should().Be(2);
        result.Errors.Should().StartWith("Schema:Mdoe is no setting. Settings are Mode, Database, ");
        (await database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"))
            .Should().BeEmpty();
    }

    private static IEnumerable<JsonElement> Logged(ProcessResult result) => result.Output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line.StartsWith('{'))
        .Select(line => JsonDocument.Parse(line).RootElement);

    private static async Task<string> ReadyAsync(HttpClient client)
    {
        while (true)
        {
            try
            {
                return await client.GetStringAsync("/ready");
            }
            catch (HttpRequestException error) when (error.StatusCode is null)
            {
                // It does not listen yet.
                await Task.Delay(50);
            }
        }
    }
}
