using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Schema.Runner.Sqlite;

/// <summary>Which database a setting names.</summary>
internal sealed class SqliteAddress
{
    private const string Scheme = "sqlite:";
    private const string UriScheme = "file:";

    private static readonly string[] FileKeywords = ["Data Source", "DataSource", "Filename"];

    private readonly SqliteConnectionStringBuilder _connection;

    private SqliteAddress(SqliteConnectionStringBuilder connection)
    {
        _connection = connection;
        _connection.Pooling = false;
    }

    /// <summary>The database is no file and belongs to one connection: it ends with the run.</summary>
    public bool IsPrivate => FilePath is null && _connection.Cache != SqliteCacheMode.Shared;

    /// <summary>Whether foreign keys are on, as they are unless the setting says otherwise.</summary>
    public bool EnforcesForeignKeys => _connection.ForeignKeys ?? true;

    public static bool Recognizes(string database) =>
        database.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        || (Keywords(database) is { } keywords && FileKeywords.Any(keywords.ContainsKey));

    /// <exception cref="DatabaseNotConfiguredException">The setting cannot be read.</exception>
    public static SqliteAddress Read(string database)
    {
        if (database.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new(new SqliteConnectionStringBuilder { DataSource = FileOf(database[Scheme.Length..]) });
        }

        try
        {
            return new(new SqliteConnectionStringBuilder(database));
        }
        catch (ArgumentException)
        {
            // The error names the keyword that it does not know, which can be the rest of a password with a semicolon
            // in it.
            throw new DatabaseNotConfiguredException(
                "The SQLite connection string cannot be read: it has a keyword that SQLite does not know, or a value "
                + "that does not fit. A value with a semicolon in it is written in double quotes.");
        }
    }

    /// <param name="mayCreate">The file, if it is missing.</param>
    public string ToConnectionString(bool mayCreate)
    {
        var mode = _connection.Mode == SqliteOpenMode.ReadWriteCreate && !mayCreate
            ? SqliteOpenMode.ReadWrite
            : _connection.Mode;
        return new SqliteConnectionStringBuilder(_connection.ConnectionString) { Mode = mode }.ConnectionString;
    }

    /// <summary>The same, pooled, for the application that serves from it.</summary>
    public string ForApplications() =>
        new SqliteConnectionStringBuilder(_connection.ConnectionString) { Pooling = true }.ConnectionString;

    /// <summary>The file, from the root; <see langword="null"/> where there is none.</summary>
    public string? File => FilePath is { } path ? Path.GetFullPath(path) : null;

    /// <summary>The same settings for another file.</summary>
    public string At(string file) => new SqliteConnectionStringBuilder(_connection.ConnectionString)
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Default,
    }.ConnectionString;

    /// <summary>Whether there is a file, or nothing that could be missing.</summary>
    public bool Exists() => FilePath is not { } path || System.IO.File.Exists(path);

    /// <summary>Why there can be no such file, made or not; <see langword="null"/> if there can be one.</summary>
    public string? Obstacle()
    {
        if (FilePath is not { } path)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return Directory.Exists(path) ? $"{path} is a folder"
            : folder is null || Directory.Exists(folder) ? null
            : $"the folder {folder} does not exist";
    }

    /// <summary>The database as messages show it.</summary>
    public override string ToString() => _connection.DataSource;

    /// <summary>The file; <see langword="null"/> where there is none.</summary>
    private string? FilePath => _connection switch
    {
        { Mode: SqliteOpenMode.Memory } or { DataSource: "" or ":memory:" } => null,
        { DataSource: var uri } when uri.StartsWith(UriScheme, StringComparison.OrdinalIgnoreCase) => PathOfUri(uri),
        { DataSource: var path } => InDataDirectory(path),
    };

    // See sqlite.org/uri.html.
    private static string? PathOfUri(string uri)
    {
        var path = WithoutAuthority(uri[UriScheme.Length..].Split('?')[0]);
        var isInMemory = path == ":memory:" || uri.Contains("mode=memory", StringComparison.Ordinal);
        return isInMemory ? null : Uri.UnescapeDataString(path);
    }

    // As Microsoft.Data.Sqlite resolves it.
    private static string InDataDirectory(string path) => Path.Combine(
        AppDomain.CurrentDomain.GetData("DataDirectory") as string ?? "",
        path.Replace("|DataDirectory|", "", StringComparison.OrdinalIgnoreCase));

    private static string FileOf(string url)
    {
        if (url.Contains('?', StringComparison.Ordinal))
        {
            throw new DatabaseNotConfiguredException(
                "A sqlite: URL has no options. Write a connection string instead: Data Source=users.db;Mode=ReadOnly.");
        }

        var path = WithoutAuthority(url);
        return path.Length == 0
            ? throw new DatabaseNotConfiguredException(
                "The sqlite: URL names no file. Write sqlite:users.db, or sqlite:///var/lib/users.db.")
            : WithoutSlashBeforeDrive(path);
    }

    private static string WithoutAuthority(string url) =>
        url.StartsWith("//", StringComparison.Ordinal) ? url[2..] : url;

    // sqlite:///C:/users.db
    private static string WithoutSlashBeforeDrive(string path) =>
        path is ['/', (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ':', ..] ? path[1..] : path;

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
