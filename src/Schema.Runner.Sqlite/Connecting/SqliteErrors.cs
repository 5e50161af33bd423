using Microsoft.Data.Sqlite;

namespace Schema.Runner.Sqlite;

/// <summary>SQLite's errors in its own words, see sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    /// <summary>The primary result codes, by number.</summary>
    private static readonly string[] Codes =
    [
        "OK", "ERROR", "INTERNAL", "PERM", "ABORT", "BUSY", "LOCKED", "NOMEM", "READONLY",
        "INTERRUPT", "IOERR", "CORRUPT", "NOTFOUND", "FULL", "CANTOPEN", "PROTOCOL", "EMPTY", "SCHEMA",
        "TOOBIG", "CONSTRAINT", "MISMATCH", "MISUSE", "NOLFS", "AUTH", "FORMAT", "RANGE", "NOTADB",
    ];

    public static ServerError ToServerError(this SqliteException error) => new(Code(error), Words(error));

    private static string? Code(SqliteException error) =>
        Codes.ElementAtOrDefault(error.SqliteErrorCode) is { } code ? $"SQLITE_{code}" : null;

    // Microsoft.Data.Sqlite wraps them: SQLite Error 1: 'no such table: users'.
    private static string Words(SqliteException error)
    {
        var open = error.Message.IndexOf('\'', StringComparison.Ordinal);
        var close = error.Message.LastIndexOf('\'');
        return open >= 0 && close > open ? error.Message[(open + 1)..close] : error.Message;
    }
}
