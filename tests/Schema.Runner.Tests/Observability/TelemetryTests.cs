using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Observability;

/// <summary>What an application that subscribes to the names of <see cref="SchemaTelemetry"/> hears.</summary>
public sealed class TelemetryTests : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ConcurrentQueue<Measured> _measured = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private PostgresDatabase _database = null!;

    public TelemetryTests()
    {
        _activities = new()
        {
            ShouldListenTo = source => source.Name == SchemaTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SchemaTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((of, value, tags, _) => _measured.Enqueue(new(of.Name, value, Text(tags))));
        _meters.SetMeasurementEventCallback<long>((of, value, tags, _) => _measured.Enqueue(new(of.Name, value, Text(tags))));
        _meters.Start();
    }

    private MigrateOptions Options => new() { Database = _database.Url };

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task A_run_is_a_span_with_one_below_for_each_migration_and_an_event_for_each_step()
    {
        await new Migrator(Migrations.All, "Users 1.0").MigrateAsync(Options);

        var run = Spans().Single(span => span.DisplayName == "schema migrate");
        Tags(run).Should().Equal(
            "schema.operation=migrate",
            "db.system.name=postgresql",
            $"db.namespace={_database.Name}",
            "server.address=127.0.0.1",
            $"server.port={_database.Server.Port}",
            "schema.release=Users 1.0",
            "schema.migrations=3");
        var migrations = Spans().Where(span => span.ParentSpanId == run.SpanId).ToArray();
        migrations.Select(span => span.DisplayName).Should().Equal(
            "schema forward CreateUsers", "schema forward CreatePosts", "schema forward CreateTags");
        Tags(migrations[0]).Should().Equal(
            "db.system.name=postgresql",
            $"db.namespace={_database.Name}",
            $"schema.migration.version={Migrations.Users}",
            "schema.migration.name=CreateUsers",
            "schema.migration.direction=forward");
        migrations[0].Events.Select(step => step.Tags.Single().Value)
            .Should().Equal("create table users", "create unique index users_email_index");
        migrations.Should().OnlyContain(span => span.Status == ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_failure_but_its_kind_and_its_code()
    {
        var entries = Saying.Entries(m => m.Execute("SELECT 's3cret'::int", "SELECT 1"));

        await FluentActions.Awaiting(() => new Migrator(entries).MigrateAsync(Options))
            .Should().ThrowAsync<MigrationFailedException>();

        var spans = Spans();
        spans.Should().HaveCount(2).And.OnlyContain(span => span.Status == ActivityStatusCode.Error);
        foreach (var span in spans)
        {
            Tags(span).Should().Contain("error.type=Schema.Runner.MigrationFailedException")
                .And.Contain("db.response.status_code=22P02");
            span.StatusDescription.Should().BeNull();
        }

        string.Join('\n', spans.SelectMany(Tags).Concat(Measurements())).Should().NotContain("s3cret");
        Measurements().Should().ContainSingle().Which.Should().StartWith("schema.run.duration ")
            .And.EndWith("error.type=Schema.Runner.MigrationFailedException, db.response.status_code=22P02");
    }

    [Fact]
    public async Task Durations_are_measured_with_what_tells_databases_apart()
    {
        await new Migrator(Migrations.All).MigrateAsync(Options);
        await new Migrator(Migrations.All).RollbackAsync(steps: 1, options: Options);

        var database = $"db.system.name=postgresql, db.namespace={_database.Name}";
        Measurements().Should().Equal(
            $"schema.migration.duration {database}, schema.migration.direction=forward",
            $"schema.migration.duration {database}, schema.migration.direction=forward",
            $"schema.migration.duration {database}, schema.migration.direction=forward",
            $"schema.run.duration {database}, schema.operation=migrate",
            $"schema.migration.duration {database}, schema.migration.direction=backward",
            $"schema.run.duration {database}, schema.operation=rollback");
        _measured.Should().OnlyContain(one => one.Value >= 0);
    }

    [Fact]
    public async Task A_backfill_is_a_span_of_its_own_that_counts_its_rows()
    {
        var entries = Saying.Entries(
            m => m.CreateTable("users", t => t.Integer("n")),
            m => m.Backfill("users", b => b.Set("n = 7").Where("n IS NULL")));
        await new Migrator(entries.Take(1)).MigrateAsync(Options);
        await _database.ExecuteAsync("INSERT INTO users (n) SELECT nullif(id % 4, 0) FROM generate_series(1, 100) id");
        _spans.Clear();

        await new Migrator(entries).MigrateAsync(Options);

        var backfill = Spans().Single(span => span.DisplayName == "schema backfill users");
        Tags(backfill).Should().Contain("db.collection.name=users").And.Contain("schema.backfill.rows_changed=25");
        backfill.TraceId.Should().Be(Spans().Single(span => span.DisplayName == "schema migrate").TraceId);
        Sum("schema.backfill.rows_changed").Should().Be(25);
        Sum("schema.backfill.rows_passed").Should().BeGreaterThanOrEqualTo(25);
    }

    [Fact]
    public async Task Waits_and_tries_are_counted()
    {
        await _database.ExecuteAsync("CREATE TABLE users (id int)");
        await using var holder = await _database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var command = holder.CreateCommand())
        {
            command.CommandText = "LOCK TABLE users IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();
        }

        var entries = Saying.Entries(m => m.Execute("ALTER TABLE users ADD n int", "SELECT 1"));
        var migrating = new Migrator(entries).MigrateAsync(Options with { Timeouts = new("50ms") });
        while (Sum("schema.retries") == 0)
        {
            await Task.Delay(20);
        }

        await transaction.RollbackAsync();
        await migrating;

        Measurements().Should().Contain(one => one.StartsWith("schema.retries ") && one.EndsWith("status_code=55P03"))
            .And.Contain(one => one.StartsWith("schema.wait.time ") && one.EndsWith("schema.wait.reason=retry"));
        Sum("schema.wait.time").Should().BeGreaterThan(0);
    }

    // Others run beside this test.
    private Activity[] Spans()
    {
        var runs = _spans.Where(span => (string?)span.GetTagItem("db.namespace") == _database.Name);
        return [.. runs.OrderBy(span => span.StartTimeUtc)];
    }

    private static IEnumerable<string> Tags(Activity span) => span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}");

    private IEnumerable<string> Measurements() => Own().Select(one => $"{one.Name} {one.Tags}");

    private double Sum(string name) => Own().Where(one => one.Name == name).Sum(one => one.Value);

    private IEnumerable<Measured> Own() => _measured.Where(one => one.Tags.Contains(_database.Name, StringComparison.Ordinal));

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));

    private sealed record Measured(string Name, double Value, string Tags);
}
