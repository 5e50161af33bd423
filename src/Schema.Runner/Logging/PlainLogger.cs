using Microsoft.Extensions.Logging;

namespace Schema.Runner;

/// <summary>Writes what is logged as plain lines, for the person at a terminal and for the log of a
/// container.</summary>
internal sealed class PlainLogger(TextWriter writer) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var mark = logLevel is LogLevel.Warning ? "warning: " : "";
            writer.WriteLine($"{mark}{formatter(state, exception)}");
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
