namespace Schema.Runner;

/// <summary>Which database a run is for: the options', else the environment's, else none.</summary>
internal static class DatabaseSetting
{
    private static readonly string[] Variables = ["DATABASE_URL", "ConnectionStrings__Default"];

    /// <returns>The engine and the text that it recognizes.</returns>
    /// <exception cref="DatabaseNotConfiguredException">Nobody names a database, or no engine knows what is
    /// named.</exception>
    public static (DatabaseEngine Engine, string Database) Find(
        MigrateOptions options, Func<string, string?> variable, IEnumerable<DatabaseEngine> engines) =>
        options is { DataSource: { } source, Database: null }
            ? (DatabaseEngine.Postgres, source.ConnectionString)
            : options.DataSource is not null
            ? throw new DatabaseNotConfiguredException(
                "Two databases are given, MigrateOptions.Database and MigrateOptions.DataSource. Leave one out.")
            : Read(options, variable) is not { } setting
            ? throw new DatabaseNotConfiguredException(
                "No database is configured. Set DATABASE_URL, such as postgres://user:password@localhost:5432/name, "
                + "or ConnectionStrings__Default, or pass MigrateOptions.Database, on the command line --connection.")
            : engines.FirstOrDefault(engine => engine.Recognizes(setting.Database)) is { } engine
            ? (engine, setting.Database)
            : throw Unrecognized(setting.Source, setting.Database);

    /// <summary>Whether anybody names a database.</summary>
    public static bool IsGiven(MigrateOptions options, Func<string, string?> variable) =>
        options.DataSource is not null || Read(options, variable) is not null;

    // An empty variable is one that is not set. An empty option is a setting that went wrong: going on to the next
    // source could migrate another database.
    private static (string Source, string Database)? Read(MigrateOptions options, Func<string, string?> variable) =>
        options.Database is { } given
            ? ("The given database", given)
            : Variables
                .Select(name => (Source: name, Database: variable(name) ?? ""))
                .Where(setting => !string.IsNullOrWhiteSpace(setting.Database))
                .Select(setting => ((string, string)?)setting)
                .FirstOrDefault();

    private static DatabaseNotConfiguredException Unrecognized(string source, string database) => new(
        IsSqlite(database)
            ? $"{source} is an SQLite database, and this application does not reference the package "
                + "Schema.Runner.Sqlite. Add it: dotnet add package Schema.Runner.Sqlite"
            : $"{source} is not written as a database that this application can migrate. PostgreSQL is written "
                + "postgres://user:password@host:5432/name or Host=…;Database=…, SQLite is written sqlite:users.db.");

    private static bool IsSqlite(string database) =>
        database.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase)
        || database.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase)
        || database.StartsWith("DataSource", StringComparison.OrdinalIgnoreCase)
        || database.StartsWith("Filename", StringComparison.OrdinalIgnoreCase);
}
