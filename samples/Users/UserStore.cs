using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using Schema.Runner;
using Schema.Runner.Sqlite;

namespace Users;

/// <summary>Reads and writes users, in the same SQL on either database.</summary>
internal sealed class UserStore(DbDataSource dataSource) : IAsyncDisposable
{
    public static UserStore Open(string database) => new(SqliteEngine.Instance.Recognizes(database)
        ? SqliteFactory.Instance.CreateDataSource(SqliteEngine.Instance.ConnectionString(database))
        : NpgsqlDataSource.Create(DatabaseEngine.Postgres.ConnectionString(database)));

    public async IAsyncEnumerable<User> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT id, first_name, email FROM users ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return Read(reader);
        }
    }

    /// <returns>The user with its id; <see langword="null"/> if the e-mail address is taken.</returns>
    public async Task<User?> AddAsync(string? firstName, string email, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "INSERT INTO users (first_name, email) VALUES (@first_name, @email) "
            + "ON CONFLICT (email) DO NOTHING RETURNING id, first_name, email");
        Add(command, "@first_name", firstName);
        Add(command, "@email", email);

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public ValueTask DisposeAsync() => dataSource.DisposeAsync();

    private static User Read(DbDataReader row) =>
        new(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2));

    private static void Add(DbCommand command, string name, string? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? (object)DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
