using Schema.Dsl;
using Schema.Testing;
using Schema.Testing.Network;

namespace Schema.Runner.Tests.Postgres;

// Whatever happens, at whatever moment.
public sealed partial class BackfillTests
{
    private const int Mishaps = 8;

    [Fact]
    public Task Two_runners_fill_each_row_once_whatever_happens_to_them() => Suite.UnluckyBackfills.ForEachSeedAsync(async seed =>
    {
        var random = new Random(seed);
        await _database.ExecuteAsync(
            "DROP TABLE IF EXISTS many; CREATE TABLE many (a int, b int, filled int NOT NULL DEFAULT 0, PRIMARY KEY (a, b)); "
            + "INSERT INTO many SELECT n % 7, n FROM generate_series(1, 3000) AS n; DROP TABLE IF EXISTS schema_backfills; "
            + "DELETE FROM schema_migrations WHERE version > 20240101000001");
        var fill = new MigrationEntry(20240101000003, "Fill", () => new Saying(on => on.Backfill("many", b =>
            b.Set("filled = filled + 1").BatchSize(1 + random.Next(40)).Target(TimeSpan.FromMilliseconds(4)))));
        var migrator = new Migrator([CreateUsers, WhateverThereIs, fill]);
        await using var one = new Unlucky(migrator, _database.Server.Port);
        await using var other = new Unlucky(migrator, _database.Server.Port);
        var running = Task.WhenAll(
            one.RunAsync(Options, port => _database.UrlThrough(port)), other.RunAsync(Options, port => _database.UrlThrough(port)));

        for (var mishap = 0; mishap < Mishaps && !running.IsCompleted; mishap++)
        {
            await Task.Delay(random.Next(60));
            var victim = random.Next(2) == 0 ? one : other;
            switch (random.Next(4))
            {
                case 0:
                    await victim.CancelAsync();
                    break;
                case 1:
                    await _database.TerminateSessionsAsync(atMost: 1);
                    break;
                default:
                    victim.Cut((Cut)random.Next((int)Cut.BlackHole));
                    break;
            }
        }

        await running;

        (await TextAsync("SELECT concat_ws(' ', count(*), min(filled), max(filled)) FROM many")).Should().Be("3000 1 1");
        (await TextAsync("SELECT concat_ws(' ', rows_done, rows_changed, status) FROM schema_backfills")).Should().Be("3000 3000 succeeded");
        (await ScalarAsync(Journals)).Should().Be(0);
    });

    /// <summary>Runs again after each mishap, until a run succeeds.</summary>
    private sealed class Unlucky(Migrator migrator, int port) : IAsyncDisposable
    {
        private readonly TcpProxy _proxy = new(port);
        private CancellationTokenSource _run = new();

        public async Task RunAsync(MigrateOptions options, Func<int, string> url)
        {
            while (true)
            {
                try
                {
                    await migrator.MigrateAsync(options with { Database = url(_proxy.Port) }, _run.Token);
                    return;
                }
                catch (Exception mishap)
                    when (mishap is ConnectionLostException or DatabaseUnavailableException or OperationCanceledException
                        or MigrationFailedException { SqlState: "57P01" })
                {
                    _run = new();
                }
            }
        }

        public Task CancelAsync() => _run.CancelAsync();

        public void Cut(Cut cut) => _proxy.CutAll(cut);

        public async ValueTask DisposeAsync()
        {
            await _proxy.DisposeAsync();
            _run.Dispose();
        }
    }
}
