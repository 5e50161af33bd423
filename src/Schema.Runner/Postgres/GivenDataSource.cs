using Npgsql;

namespace Schema.Runner;

/// <summary>Opens connections with the credentials and certificates of an application's data source, and settings of
/// ours. A pool, a command timeout or multiplexing of the application's would not do.</summary>
internal sealed class GivenDataSource
{
    private readonly NpgsqlDataSource _given;
    private readonly string _settings;

    /// <param name="settings">Without the password, which may be another one each time.</param>
    public GivenDataSource(NpgsqlDataSource given, NpgsqlConnectionStringBuilder settings)
    {
        _given = given;
        if (settings.Host!.Contains(',') && settings.TargetSessionAttributes is null)
        {
            settings.TargetSessionAttributes = "primary";
        }

        _settings = settings.ConnectionString;
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        await using var template = _given.CreateConnection();
        var connection = await template.CloneWithAsync(_settings, CancellationToken.None);
        try
        {
            await connection.OpenAsync(CancellationToken.None);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
