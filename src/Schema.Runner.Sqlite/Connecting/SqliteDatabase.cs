using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Schema.Runner.Sqlite;

/// <summary>An open database. What it is told runs once and as it is: nothing is split, bound or tried again.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    // Named here, so that trimming keeps it: Microsoft.Data.Sqlite would look for it by reflection.
    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(SqliteConnection connection) => _connection = connection;

    public static Version LibraryVersion => Version.Parse(raw.sqlite3_libversion().utf8_to_string());

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    private sqlite3 Handle => _connection.Handle!;

    /// <exception cref="SqliteException">The file is not there, or may not be opened.</exception>
    public static SqliteDatabase Open(string connectionString)
    {
        var database = new SqliteDatabase(new SqliteConnection(connectionString));
        try
        {
            database.Open();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <exception cref="SqliteException">The database may only be read: BEGIN IMMEDIATE does not say so.</exception>
    public void RequireWritable()
    {
        if (raw.sqlite3_db_readonly(Handle, "main") == 1)
        {
            throw new SqliteException("attempt to write a readonly database", raw.SQLITE_READONLY);
        }
    }

    /// <summary>Runs a statement to its end.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, sql), Handle);

    /// <summary>Runs a statement, unless another connection is in the way.</summary>
    /// <returns>False if it was.</returns>
    /// <exception cref="SqliteException">It failed for another reason.</exception>
    public bool TryExecute(string sql)
    {
        var result = raw.sqlite3_exec(Handle, sql);
        if ((result & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(result, Handle);
        return true;
    }

    /// <summary>Runs a statement with values in the place of <c>$1</c>, <c>$2</c>.</summary>
    /// <returns>Its rows.</returns>
    public IReadOnlyList<Row> Query(string sql, params object?[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(new Row(row));
        }

        return rows;
    }

    /// <summary>Runs a migration's own code with the connection.</summary>
    /// <exception cref="InvalidOperationException">The code has closed the connection. It is open again.</exception>
    public async Task RunAsync(
        Func<DbConnection, CancellationToken, Task> code, CancellationToken cancellationToken)
    {
        var wasClosed = false;
        try
        {
            await code(_connection, cancellationToken);
        }
        finally
        {
            if (_connection.State is not ConnectionState.Open)
            {
                Open();
                wasClosed = true;
            }
        }

        if (wasClosed)
        {
            throw new InvalidOperationException("The code has closed the connection, which is not its own.");
        }
    }

    /// <summary>Stops the statement that runs at this moment, from another thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    public void Dispose() => _connection.Dispose();

    private void Open()
    {
        _connection.Open();

        // Otherwise a misspelt column in double quotes is taken for a text: an index has all rows under the same words,
        // and an update writes them.
        raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_DQS_DDL, 0, out _);
        raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_DQS_DML, 0, out _);
    }
}
