using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>One database of the application: its migrations, its settings, and whether it has what this binary
/// needs.</summary>
/// <param name="key">Of the database; empty for the one without.</param>
internal sealed class SchemaDatabase(string key, Migrator migrator, IServiceProvider services, ILoggerFactory loggers)
    : IDisposable
{
    private readonly SemaphoreSlim _oneLook = new(1, 1);
    private volatile bool _isMigrated;

    public string Key => key;

    public Migrator Migrator => migrator;

    public ILogger Logger { get; } = loggers.CreateLogger(key.Length == 0 ? "Schema" : $"Schema.{key}");

    /// <exception cref="OptionsValidationException">Something is wrong with them.</exception>
    public SchemaMigrationsOptions Settings =>
        services.GetRequiredService<IOptionsMonitor<SchemaMigrationsOptions>>().Get(key);

    /// <summary>The settings as a run takes them.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with them.</exception>
    /// <exception cref="DatabaseNotConfiguredException">No database is named for the key.</exception>
    public MigrateOptions Options
    {
        get
        {
            var options = Settings.ToMigrateOptions();
            return Located(options) with
            {
                Environment = options.Environment ?? services.GetRequiredService<IHostEnvironment>().EnvironmentName,
                Logger = options.Logger ?? Logger,
            };
        }
    }

    /// <summary>What is pending; nothing for good once nothing was.</summary>
    /// <remarks>A history does not go back under an application that runs, unless somebody rolls it back: whoever does
    /// that takes away what this binary stands on, and stops it first.</remarks>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<UpcomingMigration>> PendingAsync(CancellationToken cancellationToken)
    {
        if (_isMigrated)
        {
            return [];
        }

        // Probes that come together need one look.
        await _oneLook.WaitAsync(cancellationToken);
        try
        {
            if (_isMigrated)
            {
                return [];
            }

            var pending = await migrator.PendingAsync(Options, cancellationToken);
            _isMigrated = pending.Count == 0;
            return pending;
        }
        finally
        {
            _oneLook.Release();
        }
    }

    /// <summary>All that this binary needs was applied, or found.</summary>
    public void IsKnownToBeMigrated() => _isMigrated = true;

    public void Dispose() => _oneLook.Dispose();

    private MigrateOptions Located(MigrateOptions options)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var settings = Settings;
        if (options is not { Database: null, DataSource: null })
        {
            return options;
        }

        if ((settings.Database ?? Named(settings.ConnectionStringName)) is { } given)
        {
            return options with { Database = given };
        }

        if (Source() is { } source)
        {
            return options with { DataSource = source };
        }

        return options with
        {
            // Without a key the migrator itself says what is missing.
            Database = key.Length == 0
                ? FirstOf(configuration["DATABASE_URL"], Named("Default"))
                : FirstOf(Named(key)) ?? throw new DatabaseNotConfiguredException(
                    $"No database is configured for \"{key}\". Set {Setting.Section(key)}:Database or ConnectionStrings:{key}, "
                    + $"or add an NpgsqlDataSource with the key \"{key}\" to the services."),
        };

        string? Named(string? name) => name is null ? null : configuration.GetConnectionString(name);
    }

    private NpgsqlDataSource? Source() => key.Length == 0
        ? services.GetService<NpgsqlDataSource>()
        : services.GetKeyedService<NpgsqlDataSource>(key);

    private static string? FirstOf(params string?[] values) =>
        values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
