using System.Diagnostics;

namespace Schema.Runner;

/// <summary>Traces and measures how one backfill goes: a step of a migration that is known as it runs.</summary>
internal sealed class BackfillTelemetry : IDisposable
{
    private readonly Activity? _activity;
    private readonly KeyValuePair<string, object?>[] _tags;
    private long _passed;
    private long _changed;

    public BackfillTelemetry(BackfillTask task, DatabasePlace place)
    {
        _tags = [.. place.Tags, new(Tag.Collection, task.Backfill.Name)];
        _activity = Instruments.Activities.StartActivity(
            $"schema backfill {task.Backfill.Name}",
            ActivityKind.Internal,
            default(ActivityContext),
            [.. _tags, new(Tag.Version, Tag.Text(task.Migration.Version)), new(Tag.Name, task.Migration.Name)]);
    }

    /// <summary>A batch is committed.</summary>
    public void Filled(long passed, long changed)
    {
        (_passed, _changed) = (_passed + passed, _changed + changed);
        Instruments.RowsPassed.Add(passed, _tags);
        Instruments.RowsChanged.Add(changed, _tags);
    }

    public void Failed(Exception error)
    {
        _activity?.SetStatus(ActivityStatusCode.Error);
        foreach (var (name, value) in Tag.OfError(error))
        {
            _activity?.SetTag(name, value);
        }
    }

    public void Dispose()
    {
        _activity?.SetTag(Tag.RowsPassed, _passed).SetTag(Tag.RowsChanged, _changed);
        _activity?.Dispose();
    }
}
