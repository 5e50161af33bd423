using System.Globalization;
using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Creates scratch databases on the server of another, empty and with its encoding and locale.</summary>
internal static class PostgresScratch
{
    private const string Prefix = "schema_scratch_";

    private const int SecondsToDrop = 15;

    // The provider of the locale has a column from PostgreSQL 15 on, which was renamed in 17.
    private const string Creation =
        """
        SELECT pg_catalog.format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',
                $1, pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype)
            || CASE kept ->> 'datlocprovider'
                WHEN 'c' THEN ' LOCALE_PROVIDER libc'
                WHEN 'i' THEN pg_catalog.format(' LOCALE_PROVIDER icu ICU_LOCALE %L',
                    COALESCE(kept ->> 'datlocale', kept ->> 'daticulocale'))
                    || CASE WHEN kept ->> 'daticurules' IS NULL THEN ''
                        ELSE pg_catalog.format(' ICU_RULES %L', kept ->> 'daticurules') END
                WHEN 'b' THEN pg_catalog.format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', kept ->> 'datlocale')
                ELSE '' END
            || CASE WHEN $2 IS NULL THEN '' ELSE pg_catalog.format(' OWNER %I', $2::text) END
        FROM pg_catalog.pg_database AS d CROSS JOIN pg_catalog.to_jsonb(d) AS kept
        WHERE datname = pg_catalog.current_database()
        """;

    private const string Leftovers =
        """
        SELECT d.datname::text FROM pg_catalog.pg_database AS d
        WHERE pg_catalog.starts_with(d.datname::text, $1)
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.datid = d.oid)
        ORDER BY 1
        """;

    /// <exception cref="VerificationException">It cannot be created.</exception>
    public static async Task<ScratchDatabase> CreateAsync(
        SessionSettings settings, Action<string> warn, CancellationToken cancellationToken)
    {
        // The moment tells a person what a leftover is from.
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}_{Guid.NewGuid().ToString("N")[..8]}");
        await using var connections = new ConnectionSource(settings);
        await using var connection = await connections.ConnectAsync(cancellationToken);
        try
        {
            foreach (var leftover in await ReadAsync(connection, Leftovers, [Prefix]).OrCancelled(cancellationToken))
            {
                warn($"The scratch database \"{leftover}\" is left from a run that was killed, and nobody is connected to it. "
                    + $"Drop it: DROP DATABASE {PostgresSyntax.Name(leftover)}");
            }

            var creation = (await ReadAsync(connection, Creation, [name, settings.Role]).OrCancelled(cancellationToken))[0];
            await ExecuteAsync(connection, creation, timeout: 0);
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error))
        {
            throw VerificationException.NoScratch(connections.Database, PostgresErrors.Words(error), error);
        }

        var address = PostgresSetting.Read(settings.Database);
        address.Database = name;
        return new(address.ConnectionString, $"\"{name}\"", () => DropAsync(settings, name, warn));
    }

    // Also behind a run that was cancelled, and one whose connections were cut.
    private static async Task DropAsync(SessionSettings settings, string name, Action<string> warn)
    {
        try
        {
            await using var connections = new ConnectionSource(settings);
            await using var connection = await connections.ConnectAsync(CancellationToken.None);
            var force = connection.PostgreSqlVersion.Major >= 13 ? " WITH (FORCE)" : "";
            await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {PostgresSyntax.Name(name)}{force}", SecondsToDrop);
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error) || error is DatabaseUnavailableException)
        {
            var why = error is DatabaseUnavailableException ? error.Message : PostgresErrors.Words(error).OnOneLine;
            warn($"The scratch database \"{name}\" is still there: {why.TrimEnd('.')}. "
                + $"Drop it: DROP DATABASE {PostgresSyntax.Name(name)}");
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(
        NpgsqlConnection connection, string sql, IEnumerable<string?> values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = value });
        }

        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var texts = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, int timeout)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = timeout };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
