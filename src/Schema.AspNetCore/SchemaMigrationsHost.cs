using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>The command line of an application that has a host.</summary>
public static class SchemaMigrationsHost
{
    private const int WrongUsage = 2;

    /// <summary>As the generated <c>Release.RunAsync</c>: <c>migrate</c>, <c>rollback</c>, <c>status</c> and the others, on
    /// the database that the host is configured for. Nothing of the host is started.</summary>
    /// <param name="host">The built application.</param>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <param name="key">Of the database; <see langword="null"/> for the one without.</param>
    /// <param name="cancellationToken">Stops the run; what is committed stays.</param>
    /// <returns>The exit code; <see langword="null"/> where the arguments are not for it, and the application goes
    /// on.</returns>
    public static async Task<int?> RunSchemaAsync(
        this IHost host, string[] args, string? key = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length == 0)
        {
            return null;
        }

        try
        {
            var database = host.Services.GetRequiredKeyedService<SchemaDatabase>(key ?? "");

            // Without a logger, it is written to standard error as on every command line.
            return await database.Migrator.RunAsync(args, database.Options with { Logger = null }, cancellationToken);
        }
        catch (Exception error) when (error is OptionsValidationException or DatabaseNotConfiguredException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return WrongUsage;
        }
    }
}
