using Npgsql;

namespace Schema.Runner;

/// <summary>Commands of a flight that are sent in one round trip. Code runs between two of them.</summary>
internal sealed class FlightLeg(NpgsqlConnection connection, IReadOnlyList<FlightCommand> commands)
{
    private readonly NpgsqlBatchCommand[] _sent = [.. commands.Select(ToSend)];

    // The caller's token is not Npgsql's, which ends the connection where its one cancellation is not answered.
    public async Task ExecuteAsync()
    {
        // A timeout would run against the silence of a whole flight; a dead connection is what keepalive is for.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in _sent)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The command that an error of this leg is about.</summary>
    public FlightCommand Failed(PostgresException error) => commands[Array.IndexOf(_sent, error.BatchCommand)];

    private static NpgsqlBatchCommand ToSend(FlightCommand command)
    {
        var converted = new NpgsqlBatchCommand(command.Sql);
        converted.Parameters.AddRange(command.Parameters.ToArray());
        return converted;
    }
}
