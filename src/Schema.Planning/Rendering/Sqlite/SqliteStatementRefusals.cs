using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a statement of raw SQL cannot be in a migration.</summary>
internal static class SqliteStatementRefusals
{
    private static readonly string[] TransactionControl =
        ["BEGIN", "COMMIT", "END", "ROLLBACK", "VACUUM", "ATTACH", "DETACH"];

    /// <param name="sql">One statement, not empty.</param>
    public static string? Find(string sql)
    {
        var tokens = SqliteLexer.Read(sql).Where(token => !token.IsTrivia).ToArray();
        return ControlsTransaction(tokens)
            ? $"{tokens[0].Text.ToUpperInvariant()} cannot stand in a migration, which runs in a transaction of its own"
            : Parameter(tokens);
    }

    // ROLLBACK TO a savepoint stays in the transaction.
    private static bool ControlsTransaction(SqlToken[] tokens) =>
        TransactionControl.Any(tokens[0].Is)
        && !(tokens[0].Is("ROLLBACK") && tokens.Any(token => token.Is("TO")));

    private static string? Parameter(SqlToken[] tokens) =>
        tokens.FirstOrDefault(token => token.Kind == SqlTokenKind.Parameter) is { } parameter
            ? $"SQLite takes {parameter.Text} for a parameter, and a migration gives it no value; write the value"
            : null;
}
