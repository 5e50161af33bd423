using Schema.EndToEnd.Links;
using Schema.EndToEnd.Chains;
using Schema.Runner;
using Schema.Testing;
using Schema.Testing.Network;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Crashes;

/// <summary>Runs of three migrations on an empty database, each with a mishap at another statement boundary.</summary>
public sealed class StatementBoundaryTests
{
    private const int Links = 3;

    private static readonly Migrator Migrator = new(Chain.Of(Links));

    [Theory]
    [InlineData(Cut.Reset)]
    [InlineData(Cut.Close)]
    public Task A_cut_connection_leaves_nothing_half_done(Cut cut) =>
        AtEachBoundaryAsync((_, _) => Task.FromResult<Cut?>(cut));

    [Fact]
    public Task A_terminated_session_leaves_nothing_half_done() =>
        AtEachBoundaryAsync(async (database, _) =>
        {
            await database.TerminateSessionsAsync();
            return null;
        });

    [Fact]
    public Task A_cancellation_leaves_nothing_half_done() =>
        AtEachBoundaryAsync(async (_, cancellation) =>
        {
            await cancellation.CancelAsync();
            return null;
        });

    [Fact]
    public async Task A_killed_process_leaves_nothing_half_done() =>
        await Suite.AtEachBoundary(await CountBoundariesAsync()).ForEachSeedAsync(async number =>
        {
            await using var database = await PostgresDatabase.CreateAsync();
            var started = new TaskCompletionSource<RunningProcess>();
            var boundary = new StatementBoundary(number, async () =>
            {
                (await started.Task).Kill();
                return Cut.Close;
            });
            await using var proxy = new TcpProxy(database.Server.Port, boundary.Options);

            await using var process = ChainProgram.Start(Links, database.UrlThrough(proxy.Port), "migrate");
            started.SetResult(process);
            (await process.ExitAsync()).ExitCode.Should().Be(RunningProcess.ExitCodeWhenKilled);

            await ShouldBeFinishedByTheNextRunAsync(database);
        });

    private static async Task AtEachBoundaryAsync(
        Func<PostgresDatabase, CancellationTokenSource, Task<Cut?>> goWrong) =>
        await Suite.AtEachBoundary(await CountBoundariesAsync()).ForEachSeedAsync(async number =>
        {
            await using var database = await PostgresDatabase.CreateAsync();
            using var cancellation = new CancellationTokenSource();
            var boundary = new StatementBoundary(number, () => goWrong(database, cancellation));
            await using var proxy = new TcpProxy(database.Server.Port, boundary.Options);

            await RunAsync(database, proxy, cancellation.Token);

            boundary.Passed.Should().BeGreaterThanOrEqualTo(number);
            await ShouldBeFinishedByTheNextRunAsync(database);
        });

    private static async Task<int> CountBoundariesAsync()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var none = new StatementBoundary(0, () => Task.FromResult<Cut?>(null));
        await using var proxy = new TcpProxy(database.Server.Port, none.Options);
        await Migrator.MigrateAsync(new() { Database = database.UrlThrough(proxy.Port) });
        return none.Passed;
    }

    // Whatever the run says of itself has to be true at once, and to stay true.
    private static async Task RunAsync(PostgresDatabase database, TcpProxy proxy, CancellationToken cancellationToken)
    {
        var options = new MigrateOptions { Database = database.UrlThrough(proxy.Port) };
        try
        {
            await Migrator.MigrateAsync(options, cancellationToken);
            (await ChainState.ReadAsync(database)).ShouldHold(Links);
        }
        catch (ConnectionLostException lost)
        {
            lost.Committed.Should().NotBeNull("the server could be reached again");
            (await ChainState.ReadAsync(database)).ShouldHold(lost.Committed!.Count);
        }
        catch (Exception failure) when (failure is DatabaseUnavailableException or OperationCanceledException)
        {
        }
    }

    private static async Task ShouldBeFinishedByTheNextRunAsync(PostgresDatabase database)
    {
        (await ChainState.ReadAsync(database)).ShouldBeWhole();
        await Migrator.MigrateAsync(new() { Database = database.Url });
        (await ChainState.ReadAsync(database)).ShouldHold(Links);
    }
}
