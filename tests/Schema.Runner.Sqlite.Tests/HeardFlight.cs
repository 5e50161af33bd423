using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>What a flight's observer hears, a line an event.</summary>
internal sealed class HeardFlight : IFlightObserver
{
    public List<string> Lines { get; } = [];

    public void Started(PlannedMigration migration) => Lines.Add($"started {migration}");

    public void Committed(PlannedMigration migration, TimeSpan duration) => Lines.Add($"committed {migration}");

    public void Noticed(string severity, string message) => Lines.Add($"{severity}: {message}");

    public void Progressed(string line) => Lines.Add($"progress {line}");
}
