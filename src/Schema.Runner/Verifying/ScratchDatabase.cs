namespace Schema.Runner;

/// <summary>A database that migrations are applied to in order to look at what they make, and that goes with
/// this.</summary>
/// <param name="database">How it is connected to. Holds secrets: never shown.</param>
/// <param name="shown">How messages name it.</param>
/// <param name="drop">Takes it away, whatever has happened; reports and does not throw.</param>
internal sealed class ScratchDatabase(string database, string shown, Func<Task> drop) : IAsyncDisposable
{
    public string Database => database;

    public async ValueTask DisposeAsync() => await drop();

    public override string ToString() => shown;
}
