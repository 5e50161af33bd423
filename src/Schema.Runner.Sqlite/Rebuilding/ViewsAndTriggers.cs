using Microsoft.Data.Sqlite;

namespace Schema.Runner.Sqlite;

/// <summary>Whether all views and triggers can be compiled. SQLite would find out when one is used next.</summary>
internal static class ViewsAndTriggers
{
    /// <summary>What is wrong with one of them, in SQLite's words; <see langword="null"/> if nothing is.</summary>
    /// <param name="table">Any table, as SQL.</param>
    /// <param name="column">A column of it, as SQL.</param>
    public static string? Broken(SqliteDatabase database, string table, string column)
    {
        database.Execute("SAVEPOINT views_and_triggers");
        try
        {
            // SQLite compiles its whole schema whenever a column is renamed, to its own name too.
            database.Execute($"ALTER TABLE {table} RENAME COLUMN {column} TO {column}");
            return null;
        }
        catch (SqliteException error)
        {
            return error.ToServerError().Message;
        }
        finally
        {
            database.Execute("ROLLBACK TO views_and_triggers");
            database.Execute("RELEASE views_and_triggers");
        }
    }
}
