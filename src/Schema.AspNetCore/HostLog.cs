using Microsoft.Extensions.Logging;

namespace Schema.AspNetCore;

/// <summary>Every line that an application's host logs about its database. The ids begin at 100, behind those of runs, and
/// are kept for good.</summary>
internal static partial class HostLog
{
    [LoggerMessage(100, LogLevel.Critical, "The application does not start. {Reason}")]
    public static partial void StartFailed(this ILogger logger, string reason);

    [LoggerMessage(101, LogLevel.Warning, "The start was broken off. {Reason}")]
    public static partial void StartCancelled(this ILogger logger, string reason);

    [LoggerMessage(102, LogLevel.Information, "{User} has started a run")]
    public static partial void RunStarted(this ILogger logger, string user);

    [LoggerMessage(103, LogLevel.Error, "The run failed. {Reason}")]
    public static partial void RunFailed(this ILogger logger, string reason);

    [LoggerMessage(104, LogLevel.Warning, "The status cannot be told. {Reason}")]
    public static partial void StatusFailed(this ILogger logger, string reason);

    [LoggerMessage(105, LogLevel.Warning, "Readiness cannot be told. {Reason}")]
    public static partial void ReadinessFailed(this ILogger logger, string reason);
}
