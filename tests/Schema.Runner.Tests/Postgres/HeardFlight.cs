using Schema.Planning;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What a flight's observer hears, a line an event.</summary>
internal sealed class HeardFlight : IFlightObserver
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Called with each line, at once.</summary>
    public Action<string>? OnLine { get; set; }

    public void Started(PlannedMigration migration) => Add($"started {migration}");

    public void Committed(PlannedMigration migration, TimeSpan duration) => Add($"committed {migration}");

    public void Noticed(string severity, string message) => Add($"{severity}: {message}");

    public void Progressed(string line) => Add($"progress {line}");

    private void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }

        OnLine?.Invoke(line);
    }
}
