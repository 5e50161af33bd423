using Microsoft.Extensions.Logging;

namespace Schema.AspNetCore;

/// <summary>Tells the application's log and the readers of a run the same.</summary>
internal sealed class EventLogger(ILogger application, RunEvents events) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None
        || application.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (logLevel is >= LogLevel.Information and not LogLevel.None)
        {
            events.Add("log", RunEventJson.Line(eventId, logLevel, formatter(state, exception)));
        }

        application.Log(logLevel, eventId, state, exception, formatter);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => application.BeginScope(state);
}
