using System.Runtime.CompilerServices;

namespace Schema.Runner.Tests.Postgres;

// An application that fills rows while it serves, as docs/backfills-in-the-background.md shows it.
public sealed partial class BackgroundBackfillTests
{
    [Fact]
    public async Task A_service_of_the_application_fills_what_is_open_and_stops_when_it_is_stopped()
    {
        await new Migrator([CreateUsers, Fill]).MigrateAsync(Options);
        using var stopping = new CancellationTokenSource();
        var service = new BackfillService(Options);

        var serving = service.StartAsync(stopping.Token);
        while (!(await TextAsync(State)).StartsWith("succeeded", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        await stopping.CancelAsync();
        await serving.Awaiting(it => it).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void The_page_shows_the_service_that_is_tested()
    {
        var source = File.ReadAllText(Source());
        var service = source[source.LastIndexOf("\npublic sealed class BackfillService", StringComparison.Ordinal)..].Trim();

        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Source())!, "../../../docs/backfills-in-the-background.md"))
            .Should().Contain($"```csharp\n{service}\n```");
    }

    private static string Source([CallerFilePath] string path = "") => path;
}

/// <summary>What the host has of that name, as far as it is needed here.</summary>
public abstract class BackgroundService
{
    public Task StartAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

    protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
}

/// <summary>What is generated into an application.</summary>
internal static class Release
{
    public static Task RunBackfillsAsync(MigrateOptions options, CancellationToken cancellationToken) =>
        new Migrator([]).RunBackfillsAsync(options, cancellationToken);
}

public sealed class BackfillService(MigrateOptions options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await Release.RunBackfillsAsync(options, stoppingToken);
            }
            catch (MigrationException failure)
            {
                Console.Error.WriteLine(failure.Message); // and again in a minute
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
