using System.Security.Cryptography;
using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class HashCartTokens : Migration
{
    public override void Change()
    {
        AddColumn("carts", t => t.Binary("token_hash"));
        Run(
            async (connection, cancellationToken) =>
            {
                var hashes = new List<(Guid Token, byte[] Hash)>();
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT token FROM carts";
                await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
                {
                    while (await reader.ReadAsync(cancellationToken))
                    {
                        hashes.Add((reader.GetGuid(0), SHA256.HashData(reader.GetGuid(0).ToByteArray())));
                    }
                }

                foreach (var (token, hash) in hashes)
                {
                    command.CommandText =
                        $"UPDATE carts SET token_hash = '\\x{Convert.ToHexString(hash)}' WHERE token = '{token}'";
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }
            },
            undo: async (connection, cancellationToken) =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "UPDATE carts SET token_hash = NULL";
                await command.ExecuteNonQueryAsync(cancellationToken);
            });
        SetNotNull("carts", "token_hash");
    }
}
