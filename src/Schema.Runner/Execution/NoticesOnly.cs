using Schema.Planning;

namespace Schema.Runner;

/// <summary>Passes on what the server says. What is repaired is no migration that was applied.</summary>
internal sealed class NoticesOnly(IFlightObserver observer) : IFlightObserver
{
    public void Started(PlannedMigration migration)
    {
    }

    public void Committed(PlannedMigration migration, TimeSpan duration)
    {
    }

    public void Noticed(string severity, string message) => observer.Noticed(severity, message);

    public void Progressed(string line) => observer.Progressed(line);
}
