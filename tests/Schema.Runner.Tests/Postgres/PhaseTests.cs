using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What takes away runs when it is asked for, and waits for older releases that say that they are
/// alive.</summary>
public sealed class PhaseTests : IAsyncLifetime
{
    private static readonly MigrationEntry CreateUsers = Entry(1, "CreateUsers", m => m.CreateTable("users", t =>
    {
        t.Text("name");
        t.Text("email");
    }));

    private static readonly MigrationEntry RemoveName =
        Entry(2, "RemoveName", m => m.RemoveColumn("users", "name")) with { Phase = Phase.Contract };

    private static readonly MigrationEntry AddAge = Entry(3, "AddAge", m => m.AddColumn("users", t => t.Integer("age")));

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator([CreateUsers], "Users 1.0").MigrateAsync(Options);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private static Migrator Next => new([CreateUsers, RemoveName, AddAge], "Users 2.0");

    private MigrateOptions Options => new() { Database = _database.Url, StrictOrder = true };

    private MigrateOptions Contract => Options with { Phase = Phase.Contract };

    [Fact]
    public async Task Comes_behind_what_is_newer_and_goes_back_before_it()
    {
        Names(await Next.MigrateAsync(Options)).Should().Equal("AddAge");
        (await Next.StatusAsync(Options)).Select(migration => $"{migration.Name} {migration.State} {migration.Phase}").Should().Equal(
            "CreateUsers Applied Expand", "RemoveName Pending Contract", "AddAge Applied Expand");

        Names(await Next.MigrateAsync(Contract)).Should().Equal("RemoveName");
        (await ColumnsAsync()).Should().Equal("id", "email", "age");

        Names(await Next.RollbackAsync(to: 0, options: Options)).Should().Equal("RemoveName", "AddAge", "CreateUsers");
    }

    [Fact]
    public async Task Is_asked_for_on_the_command_line()
    {
        var output = new StringWriter { NewLine = "\n" };
        var next = new Migrator([CreateUsers, RemoveName, AddAge]) { Surroundings = new() { Output = output, Error = output } };
        var options = Options with { Logger = new PlainLogger(TextWriter.Null) };

        (await next.RunAsync(["migrate"], options)).Should().Be(0);
        (await next.RunAsync(["status", "--exit-code"], options)).Should().Be(0);
        (await next.RunAsync(["migrate", "--phase", "later"], options)).Should().Be(2);
        (await next.RunAsync(["migrate", "--phase", "contract", "--despite-instances", " "], options)).Should().Be(2);
        (await next.RunAsync(["migrate", "--phase", "contract"], options)).Should().Be(0);

        output.ToString().Should().Be(
            """
              Status              Migration ID    Migration Name
            --------------------------------------------------
              applied             20240101000001  CreateUsers
              pending (contract)  20240101000002  RemoveName
              applied             20240101000003  AddAge
            "later" is no phase. Phases are expand, background, contract.
            See migrate --help.
            --despite-instances needs a reason.
            See migrate --help.

            """);
        (await ColumnsAsync()).Should().Equal("id", "email", "age");
    }

    [Fact]
    public async Task Waits_for_an_older_release_that_is_alive()
    {
        await using (var old = await new Migrator([CreateUsers], "Users 1.0").StartHeartbeatAsync(Options))
        await using (await Next.StartHeartbeatAsync(Options))
        {
            Names(await Next.MigrateAsync(Options)).Should().Equal("AddAge");

            var error = (await FluentActions.Awaiting(() => Next.MigrateAsync(Contract))
                .Should().ThrowAsync<OlderInstancesException>()).Which;

            error.Instances.Should().Equal(
                $"{old.Instance}: Users 1.0, which knows migrations up to 20240101000001; last beat 0 s ago");
            error.Message.Should().Be(
                $"""
                An older release is still alive, and may use what these migrations take away: 20240101000002 RemoveName.

                    {error.Instances[0]}

                This run has committed nothing. Run it again when the new release has taken their place. An instance that was killed is
                forgotten two minutes after its last beat. Where it does no harm, say why: --despite-instances "why", or
                MigrateOptions.DespiteOlderInstances.
                """);
        }

        Names(await Next.MigrateAsync(Contract)).Should().Equal("RemoveName");
    }

    [Fact]
    public async Task Forgets_an_instance_that_was_killed_after_two_minutes()
    {
        await using var old = await new Migrator([CreateUsers]).StartHeartbeatAsync(Options);
        await _database.ExecuteAsync("UPDATE schema_instances SET beat_at = beat_at - interval '2 minutes'");

        Names(await Next.MigrateAsync(Contract)).Should().Equal("RemoveName", "AddAge");
    }

    [Fact]
    public async Task Runs_all_the_same_for_a_reason()
    {
        await using var old = await new Migrator([CreateUsers]).StartHeartbeatAsync(Options);

        var run = await Next.MigrateAsync(Contract with { DespiteOlderInstances = "it serves nobody" });

        run.Warnings.Should().Equal($"Contract migrations run while 1 older instance is alive, {old.Instance}: it serves nobody");
    }

    [Fact]
    public async Task Beats_again_every_thirty_seconds()
    {
        var clock = new JumpingClock { DuringPause = _ => _database.ExecuteAsync("DROP TABLE schema_instances").Wait() };

        await using var heartbeat = await Beating(clock, TextWriter.Null);
        while (!await _database.QuerySingleAsync<bool>("SELECT to_regclass('schema_instances') IS NOT NULL"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        clock.Pauses[0].Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Says_that_a_beat_has_failed_and_goes_on()
    {
        var log = new StringWriter { NewLine = "\n" };
        var clock = new JumpingClock
        {
            DuringPause = _ => _database.ExecuteAsync("ALTER TABLE schema_instances RENAME beat_at TO heard_at").Wait(),
        };

        await using var heartbeat = await Beating(clock, TextWriter.Synchronized(log));
        while (log.GetStringBuilder().Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        log.ToString().Should().StartWith($"warning: A heartbeat of {heartbeat.Instance} failed, and the next one comes in 30 s: The database ")
            .And.Contain("column \"beat_at\" of relation \"schema_instances\" does not exist (42703)");
    }

    [Fact]
    public async Task Takes_ten_that_start_together()
    {
        var beating = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Next.StartHeartbeatAsync(Options)));

        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM schema_instances")).Should().Be(10);
        await Task.WhenAll(beating.Select(heartbeat => heartbeat.DisposeAsync().AsTask()));
        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM schema_instances")).Should().Be(0);
    }

    private Task<Heartbeat> Beating(TimeProvider clock, TextWriter log) =>
        new Migrator([CreateUsers]) { Surroundings = new() { Clock = clock } }
            .StartHeartbeatAsync(Options with { Logger = new PlainLogger(log) });

    private static IEnumerable<string> Names(MigrationRun run) => run.Migrations.Select(migration => migration.Name);

    private Task<IReadOnlyList<string>> ColumnsAsync() => _database.QueryAsync<string>(
        "SELECT attname::text FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");

    private static MigrationEntry Entry(int number, string name, Action<Saying> change) =>
        new(20240101000000 + number, name, () => new Saying(change));
}
