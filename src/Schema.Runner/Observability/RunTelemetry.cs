using System.Diagnostics;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Traces and measures one run. Where nobody listens, it does nothing.</summary>
internal sealed class RunTelemetry
{
    private KeyValuePair<string, object?>[] _database = [];
    private string _operation = "";
    private Activity? _run;
    private Activity? _migration;

    /// <summary>Runs, as a span that the spans of the database driver stand below.</summary>
    /// <param name="operation">What it is: <c>migrate</c>, <c>rollback</c>, <c>backfill</c>, <c>wait</c>.</param>
    /// <param name="count">How many migrations it has committed.</param>
    public async Task TraceAsync(string operation, Func<Task> run, Func<int> count)
    {
        var since = Stopwatch.GetTimestamp();
        using var activity = _run = Instruments.Activities.StartActivity($"schema {operation}");
        _operation = operation;
        activity?.SetTag(Tag.Operation, operation);
        Exception? failure = null;
        try
        {
            await run();
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            EndMigration(failure);
            activity?.SetTag(Tag.Migrations, count());
            Fail(activity, failure);
            Instruments.RunDuration.Record(
                Stopwatch.GetElapsedTime(since).TotalSeconds,
                Tags([new(Tag.Operation, operation), .. failure is null ? [] : Tag.OfError(failure)]));
        }
    }

    /// <summary>From now on it is known where the run works.</summary>
    public void Connected(DatabasePlace place, string? release)
    {
        _database = [.. place.Tags];
        foreach (var (name, value) in place.AllTags)
        {
            _run?.SetTag(name, value);
        }

        _run?.SetTag(Tag.Release, release);
    }

    /// <summary>A migration has begun. Its steps travel with it: they are told as events of its span.</summary>
    public void Started(PlannedMigration migration)
    {
        EndMigration(failure: null);
        _migration = Aside(() => Instruments.Activities.StartActivity(
            $"schema {migration.Direction.InWords()} {migration.Name}",
            ActivityKind.Internal,
            _run?.Context ?? default,
            [
                .. _database,
                new(Tag.Version, Tag.Text(migration.Version)),
                new(Tag.Name, migration.Name),
                new(Tag.Direction, migration.Direction.InWords()),
            ]));
        if (_migration is null)
        {
            return;
        }

        foreach (var step in migration.AllSteps)
        {
            _migration.AddEvent(new("schema.step", tags: new() { [Tag.StepSummary] = step.Summary }));
        }
    }

    public void Committed(PlannedMigration migration, TimeSpan duration)
    {
        EndMigration(failure: null);
        Instruments.MigrationDuration.Record(
            duration.TotalSeconds, Tags([new(Tag.Direction, migration.Direction.InWords())]));
    }

    public void TryingAgain(Exception setback)
    {
        EndMigration(setback);
        Instruments.Retries.Add(1, Tags([new(Tag.Operation, _operation), .. Tag.OfError(setback)]));
    }

    /// <param name="reason"><c>runner</c>, <c>transactions</c>, <c>retry</c> or <c>migrated</c>.</param>
    public void Waited(string reason, TimeSpan time) =>
        Instruments.WaitTime.Add(time.TotalSeconds, Tags([new(Tag.Reason, reason)]));

    private KeyValuePair<string, object?>[] Tags(IEnumerable<KeyValuePair<string, object?>> more) => [.. _database, .. more];

    private void EndMigration(Exception? failure)
    {
        if (_migration is { } migration)
        {
            Fail(migration, failure);
            Aside(() =>
            {
                migration.Dispose();
                return 0;
            });
            _migration = null;
        }
    }

    private static void Fail(Activity? activity, Exception? failure)
    {
        if (activity is null || failure is null)
        {
            return;
        }

        activity.SetStatus(ActivityStatusCode.Error);
        foreach (var (name, value) in Tag.OfError(failure))
        {
            activity.SetTag(name, value);
        }
    }

    // It is told of from within the driver's reading: what is current there stays current.
    private static T Aside<T>(Func<T> change)
    {
        var current = Activity.Current;
        try
        {
            return change();
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
