using Microsoft.Extensions.Logging;

namespace Schema.Runner;

/// <summary>Every line that a run logs. The ids and their names are kept for good: people filter by them.</summary>
internal static partial class LogMessages
{
    /// <summary>Of the line that a terminal shows as a bar.</summary>
    public const int FilledId = 30;

    [LoggerMessage(1, LogLevel.Information, "== Running {Version} {Name} {Direction}")]
    public static partial void Running(this ILogger logger, long version, string name, string direction);

    [LoggerMessage(2, LogLevel.Information, "{Step}")]
    public static partial void Step(this ILogger logger, string step);

    [LoggerMessage(3, LogLevel.Information, "== Migrated {Version} in {Seconds:0.0}s")]
    public static partial void Migrated(this ILogger logger, long version, double seconds);

    [LoggerMessage(4, LogLevel.Information, "Migrations already up")]
    public static partial void AlreadyUp(this ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Migrations already down")]
    public static partial void AlreadyDown(this ILogger logger);

    [LoggerMessage(6, LogLevel.Information, "Waiting for {Holder}, which is migrating {Database}")]
    public static partial void WaitingFor(this ILogger logger, string holder, string database);

    [LoggerMessage(7, LogLevel.Debug, "Another connection was faster ({Outcome}): looking again")]
    public static partial void PlanningAgain(this ILogger logger, FlightOutcome outcome);

    [LoggerMessage(8, LogLevel.Warning, "{Warning}")]
    public static partial void Warning(this ILogger logger, string warning);

    [LoggerMessage(9, LogLevel.Information, "notice: {Message}")]
    public static partial void ServerNotice(this ILogger logger, string message);

    [LoggerMessage(10, LogLevel.Warning, "{Message}")]
    public static partial void ServerWarning(this ILogger logger, string message);

    [LoggerMessage(11, LogLevel.Information, "== Running {Name} {Direction}")]
    public static partial void Running(this ILogger logger, string name, string direction);

    [LoggerMessage(12, LogLevel.Information, "== Migrated {Name} in {Seconds:0.0}s")]
    public static partial void Migrated(this ILogger logger, string name, double seconds);

    [LoggerMessage(13, LogLevel.Information, "{Migration} was broken off at: {Step}")]
    public static partial void Mending(this ILogger logger, string migration, string step);

    [LoggerMessage(14, LogLevel.Information, "{Setback} Trying again in {Seconds:0.0}s")]
    public static partial void TryingAgain(this ILogger logger, string setback, double seconds);

    [LoggerMessage(15, LogLevel.Information, "{Progress}")]
    public static partial void Progress(this ILogger logger, string progress);

    [LoggerMessage(16, LogLevel.Information, "Waiting for transactions that are older than what is to be done: {Transactions}")]
    public static partial void WaitingForTransactions(this ILogger logger, string transactions);

    [LoggerMessage(17, LogLevel.Information, "Skipped: {Holder} is migrating {Database}")]
    public static partial void Skipped(this ILogger logger, string holder, string database);

    [LoggerMessage(18, LogLevel.Information, "Waiting until {Database} is migrated. Missing: {Count}, the first is {Migration}")]
    public static partial void WaitingUntilMigrated(
        this ILogger logger, string database, int count, string migration);

    [LoggerMessage(
        FilledId,
        LogLevel.Information,
        "{Table}: {Rows} of about {Estimate} rows, {RowsPerSecond:0} a second, about {Left} left")]
    public static partial void Filled(
        this ILogger logger, string table, long rows, long estimate, double rowsPerSecond, TimeSpan left);

    [LoggerMessage(31, LogLevel.Information, "{Table}: {Rows} rows, {RowsPerSecond:0} a second")]
    public static partial void Filled(this ILogger logger, string table, long rows, double rowsPerSecond);

    [LoggerMessage(33, LogLevel.Information, "== Filling {Table}, which {Version} {Name} has left to the background")]
    public static partial void Filling(this ILogger logger, string table, long version, string name);

    [LoggerMessage(34, LogLevel.Information, "== Filled {Table} of {Version} in {Seconds:0.0}s")]
    public static partial void FilledAll(this ILogger logger, string table, long version, double seconds);

    [LoggerMessage(35, LogLevel.Information, "Nothing to fill")]
    public static partial void NothingToFill(this ILogger logger);

    [LoggerMessage(36, LogLevel.Information, "Nothing to fill: what is open is paused, {Count} of them")]
    public static partial void NothingToFill(this ILogger logger, int count);

    [LoggerMessage(32, LogLevel.Information, "{Table}: {Reason}")]
    public static partial void HeldUp(this ILogger logger, string table, string reason);

    [LoggerMessage(40, LogLevel.Information, "Applying {Migrations} to the scratch database {Scratch}")]
    public static partial void Replaying(this ILogger logger, string migrations, string scratch);

    [LoggerMessage(41, LogLevel.Information, "Marked {Migration} as applied")]
    public static partial void Marked(this ILogger logger, string migration);

    [LoggerMessage(42, LogLevel.Information, "Created {Database}")]
    public static partial void Created(this ILogger logger, string database);

    [LoggerMessage(43, LogLevel.Information, "{Database} is there already")]
    public static partial void IsThere(this ILogger logger, string database);

    [LoggerMessage(44, LogLevel.Information, "Dropped {Database}")]
    public static partial void Dropped(this ILogger logger, string database);

    [LoggerMessage(45, LogLevel.Information, "{Database} is not there")]
    public static partial void IsNotThere(this ILogger logger, string database);

    [LoggerMessage(46, LogLevel.Information, "Loaded the structure into {Database}")]
    public static partial void Loaded(this ILogger logger, string database);
}
