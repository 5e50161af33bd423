using Npgsql;
using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

/// <summary>Runs steps on a real server, those outside a transaction too.</summary>
internal static class StepsOnServer
{
    /// <param name="context">Said with the server's error.</param>
    public static async Task RunAsync(NpgsqlConnection connection, IEnumerable<Step> steps, Func<string> context)
    {
        foreach (var stage in Stage.Of(steps.ToValueList(), done: 0))
        {
            if (stage.Probe is not null)
            {
                await RunAsync(connection, stage.Steps[0].Statements[0], context);
                continue;
            }

            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var step in stage.Steps)
            {
                if (step.Code is { } code)
                {
                    await code(connection, CancellationToken.None);
                }

                foreach (var statement in step.Statements)
                {
                    await RunAsync(connection, statement, context);
                }
            }

            await transaction.CommitAsync();
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement, Func<string> context)
    {
        try
        {
            // A command would be split at semicolons; the runner sends batches too.
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(statement) }, Timeout = 0 };
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException error)
        {
            throw new InvalidOperationException($"{error.MessageText}\n{statement}\n{context()}", error);
        }
    }
}
