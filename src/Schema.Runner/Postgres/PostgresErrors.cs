using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Schema.Runner;

/// <summary>What Npgsql throws, in words.</summary>
internal static class PostgresErrors
{
    // Npgsql's own words in the place of a detail.
    private const string Redacted = "Detail redacted";

    private const string Hidden =
        "not shown, as it can hold what is in a row. "
        + "Include Error Detail=true in the database's connection string shows it.";

    /// <summary>Whether the server or the way to it is the cause, and not our own code.</summary>
    public static bool IsFromServerOrWire(Exception error) =>
        error is NpgsqlException or SocketException or IOException or TimeoutException or AuthenticationException;

    public static ServerError Words(Exception error) => error switch
    {
        PostgresException server => new(server.SqlState, server.MessageText)
        {
            Detail = server.Detail?.StartsWith(Redacted, StringComparison.Ordinal) == true ? Hidden : server.Detail,
            Hint = server.Hint,
            Where = server.Where,
        },

        // "Failed to connect to 10.0.0.1:5432" says what, the innermost says why.
        { InnerException: { } inner } when Innermost(inner).Message != error.Message =>
            new(null, $"{error.Message.TrimEnd('.')}: {Innermost(inner).Message}"),
        _ => new(null, error.Message),
    };

    private static Exception Innermost(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [.., var last] } => Innermost(last),
        { InnerException: { } inner } => Innermost(inner),
        _ => error,
    };
}
