namespace Schema.AspNetCore;

/// <summary>The names of settings, as the configuration writes them.</summary>
internal static class Setting
{
    /// <summary>The part of the root section that holds databases with a key.</summary>
    public const string Databases = "Databases";

    /// <summary>All that a section may hold.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(SchemaMigrationsOptions.Mode),
        nameof(SchemaMigrationsOptions.Database),
        nameof(SchemaMigrationsOptions.ConnectionStringName),
        nameof(SchemaMigrationsOptions.To),
        nameof(SchemaMigrationsOptions.Phase),
        nameof(SchemaMigrationsOptions.Schema),
        nameof(SchemaMigrationsOptions.HistoryTable),
        nameof(SchemaMigrationsOptions.Role),
        nameof(SchemaMigrationsOptions.GrantTo),
        nameof(SchemaMigrationsOptions.LockTimeout),
        nameof(SchemaMigrationsOptions.WhenLocked),
        nameof(SchemaMigrationsOptions.TableLockTimeout),
        nameof(SchemaMigrationsOptions.StatementTimeout),
        nameof(SchemaMigrationsOptions.StrictOrder),
        nameof(SchemaMigrationsOptions.EditedMigrations),
        nameof(SchemaMigrationsOptions.Environment),
        nameof(SchemaMigrationsOptions.Heartbeat),
    ];

    /// <param name="key">Of the database; empty for the one without.</param>
    public static string Section(string key) =>
        key.Length == 0 ? SchemaMigrationsOptions.Section : $"{SchemaMigrationsOptions.Section}:{Databases}:{key}";
}
