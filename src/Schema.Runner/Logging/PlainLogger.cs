using Microsoft.Extensions.Logging;

namespace Schema.Runner;

/// <summary>Writes what is logged as plain lines, for the person at a terminal and for the log of a
/// container.</summary>
/// <param name="isTerminal">How far a backfill is, is shown as a bar that moves in its line.</param>
internal sealed class PlainLogger(TextWriter writer, bool isTerminal = false) : ILogger
{
    private int _bar;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (isTerminal && eventId.Id == LogMessages.FilledId)
        {
            var line = $"{ProgressBar.Of(state)} {formatter(state, exception)}";
            writer.Write($"\r{line.PadRight(_bar)}");
            _bar = line.Length;
        }
        else if (IsEnabled(logLevel))
        {
            if (_bar > 0)
            {
                writer.WriteLine();
                _bar = 0;
            }

            var mark = logLevel is LogLevel.Warning ? "warning: " : "";
            writer.WriteLine($"{mark}{formatter(state, exception)}");
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
