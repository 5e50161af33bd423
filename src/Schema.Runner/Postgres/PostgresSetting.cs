using System.Data.Common;
using Npgsql;

namespace Schema.Runner;

/// <summary>Reads what names a PostgreSQL database, a URL or an ADO.NET connection string, into what Npgsql
/// wants.</summary>
internal static class PostgresSetting
{
    private static readonly string[] HostKeywords = ["Host", "Server"];

    public static bool Recognizes(string database) =>
        PostgresUrl.Is(database) || (Keywords(database) is { } keywords && HostKeywords.Any(keywords.ContainsKey));

    /// <exception cref="DatabaseNotConfiguredException">It cannot be read. The message holds nothing that could be a
    /// secret.</exception>
    public static NpgsqlConnectionStringBuilder Read(string database)
    {
        if (PostgresUrl.Is(database))
        {
            return PostgresParameters.ToConnectionString(PostgresUrl.Parse(database));
        }

        try
        {
            return WithHost(new NpgsqlConnectionStringBuilder(database));
        }
        catch (ArgumentException)
        {
            // Npgsql names the keyword that it does not know, which can be the rest of a password with a semicolon in
            // it.
            throw new DatabaseNotConfiguredException(
                "The PostgreSQL connection string cannot be read: it has a keyword that Npgsql does not know, or a "
                + "value that does not fit. A value with a semicolon in it is written in double quotes.");
        }
    }

    // libpq's form, host=… password=…, would be read as one long host and be shown with its password.
    private static NpgsqlConnectionStringBuilder WithHost(NpgsqlConnectionStringBuilder connection) =>
        connection.Host?.IndexOfAny([' ', '=']) >= 0
            ? throw new DatabaseNotConfiguredException(
                "The PostgreSQL connection string cannot be read: its host has a blank or an = in it. "
                + "Keywords are kept apart by semicolons: Host=…;Password=…")
            : connection;

    private static DbConnectionStringBuilder? Keywords(string database)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = database };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
