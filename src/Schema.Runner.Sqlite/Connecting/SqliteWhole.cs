using Microsoft.Data.Sqlite;

namespace Schema.Runner.Sqlite;

/// <summary>An SQLite file, with what SQLite keeps beside it.</summary>
internal sealed class SqliteWhole(SqliteAddress address) : WholeDatabase
{
    private static readonly string[] Beside = ["-journal", "-wal", "-shm"];

    private readonly string _file = address.File ?? throw new DatabaseNotConfiguredException(
        "The database is in memory: it comes and goes with its connection, and can be neither created nor dropped.");

    public override string Name => Path.GetFileName(_file);

    public override string Shown => address.ToString();

    public override Task<bool> CreateAsync(CancellationToken cancellationToken) => ReportAsync(() =>
    {
        if (File.Exists(_file))
        {
            return false;
        }

        File.Create(_file).Dispose();
        return true;
    });

    // Who has it open without writing cannot be told.
    public override Task<IReadOnlyList<string>> ReadSessionsAsync(CancellationToken cancellationToken) =>
        ReportAsync<IReadOnlyList<string>>(() =>
        {
            if (!File.Exists(_file))
            {
                return [];
            }

            using var database = SqliteDatabase.Open(address.ToConnectionString(mayCreate: false));
            return database.TryExecute("BEGIN EXCLUSIVE") ? [] : ["a connection that reads or writes at this moment"];
        });

    public override Task<bool> DropAsync(bool force, CancellationToken cancellationToken) => ReportAsync(() =>
    {
        var wasThere = File.Exists(_file);
        foreach (var file in Beside.Select(ending => _file + ending).Prepend(_file))
        {
            File.Delete(file);
        }

        return wasThere;
    });

    private Task<T> ReportAsync<T>(Func<T> act)
    {
        try
        {
            return Task.FromResult(act());
        }
        catch (SqliteException error)
        {
            throw new DatabaseUnavailableException(Shown, error.ToServerError(), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(Shown, new ServerError(null, error.Message), error);
        }
    }
}
