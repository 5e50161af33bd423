using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>Makes migrations part of an application's start.</summary>
public static class SchemaMigrationsServices
{
    /// <summary>Does what <see cref="SchemaMigrationsOptions.Mode"/> says before the server listens. A failure is logged
    /// and ends the application.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="migrator">The generated <c>Release.Migrator</c>.</param>
    /// <param name="configure">Changes what the section <c>Schema</c> of the configuration says.</param>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static IServiceCollection AddSchemaMigrations(
        this IServiceCollection services,
        Migrator migrator,
        Action<SchemaMigrationsOptions>? configure = null) =>
        Add(services, "", migrator, configure);

    /// <summary>The same for one of several databases. They are brought up in the order of the calls.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="key">The key of the database's <c>NpgsqlDataSource</c>, or its name among the
    /// <c>ConnectionStrings</c>; its settings are in <c>Schema:Databases:key</c>.</param>
    /// <param name="migrator">The generated <c>Release.Migrator</c> of the migrations that are for it.</param>
    /// <param name="configure">Changes what that section says.</param>
    /// <exception cref="InvalidOperationException">It was called before with this key.</exception>
    public static IServiceCollection AddKeyedSchemaMigrations(
        this IServiceCollection services,
        string key,
        Migrator migrator,
        Action<SchemaMigrationsOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Add(services, key, migrator, configure);
    }

    private static IServiceCollection Add(
        IServiceCollection services, string key, Migrator migrator, Action<SchemaMigrationsOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(migrator);
        if (services.Any(service => service.ServiceType == typeof(SchemaDatabase) && key.Equals(service.ServiceKey)))
        {
            throw new InvalidOperationException(key.Length == 0
                ? "AddSchemaMigrations was called before. For several databases, give each a key: AddKeyedSchemaMigrations."
                : $"AddKeyedSchemaMigrations was called before with the key \"{key}\".");
        }

        services.AddOptions<SchemaMigrationsOptions>(key)
            .Configure<IConfiguration>((options, configuration) =>
                configuration.GetSection(Setting.Section(key)).Bind(options))
            .Configure(configure ?? (_ => { }))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchemaMigrationsOptions>>(provider =>
            new OptionsValidation(key, provider.GetRequiredService<IConfiguration>()));
        services.AddKeyedSingleton(key, (provider, _) => new SchemaDatabase(
            key, migrator, provider, provider.GetRequiredService<ILoggerFactory>()));
        services.AddKeyedSingleton(key, (provider, _) => new RunBoard(
            provider.GetRequiredKeyedService<SchemaDatabase>(key), provider.GetRequiredService<IHostApplicationLifetime>()));
        services.AddSingleton<IHostedService>(provider =>
            new StartUpService(provider.GetRequiredKeyedService<SchemaDatabase>(key)));
        return services;
    }
}
