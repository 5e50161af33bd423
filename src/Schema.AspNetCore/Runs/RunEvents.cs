namespace Schema.AspNetCore;

/// <summary>What a run has said so far, for any number of readers, who may come late. Of a long run the latest
/// events.</summary>
internal sealed class RunEvents
{
    private const int Most = 1000;

    private readonly object _gate = new();
    private readonly Queue<RunEvent> _events = [];
    private TaskCompletionSource _more = NewSignal();
    private int _count;
    private bool _isOver;

    public bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _isOver;
            }
        }
    }

    /// <param name="isLast">Nothing comes behind it.</param>
    public void Add(string kind, string json, bool isLast = false)
    {
        TaskCompletionSource heard;
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _events.Enqueue(new(++_count, kind, json));
            if (_events.Count > Most)
            {
                _events.Dequeue();
            }

            _isOver = isLast;
            (heard, _more) = (_more, NewSignal());
        }

        heard.SetResult();
    }

    /// <summary>What was said behind a place.</summary>
    /// <param name="after">The number of the last event that the reader has; 0 for none.</param>
    /// <returns>Those events; whether nothing comes behind them; and what ends when there are more.</returns>
    public (IReadOnlyList<RunEvent> Said, bool IsOver, Task More) Read(int after)
    {
        lock (_gate)
        {
            return ([.. _events.Where(one => one.Number > after)], _isOver, _more.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
