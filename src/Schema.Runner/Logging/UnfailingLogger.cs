using Microsoft.Extensions.Logging;

namespace Schema.Runner;

/// <summary>Keeps a logger's failures from the migrations that it is told of: a full disk is no reason to stop half
/// way.</summary>
internal sealed class UnfailingLogger(ILogger logger) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nobody else to tell.
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);
}
