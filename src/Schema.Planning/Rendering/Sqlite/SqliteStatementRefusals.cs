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
        if (sql.IndexOf('\0') >= 0)
        {
            return "it has a NUL character in it, where SQLite stops reading";
        }

        if (SqliteStatements.Split(sql).Count > 1)
        {
            return "SQLite reads more than one statement in it: to SQLite a backslash is a character like any other; "
                + "write a quote in a text twice";
        }

        var tokens = SqliteLexer.Read(sql).WithoutTrivia();
        return ControlsTransaction(tokens)
            ? $"{tokens[0].Text.ToUpperInvariant()} does not belong in a migration, which is a transaction of its own; "
                + "leave it out"
            : Parameter(tokens);
    }

    // ROLLBACK TO a savepoint stays in the transaction.
    private static bool ControlsTransaction(SqlToken[] tokens) =>
        TransactionControl.Any(tokens[0].Is)
        && !(tokens[0].Is("ROLLBACK") && tokens.Any(token => token.Is("TO")));

    private static string? Parameter(SqlToken[] tokens) =>
        tokens.FirstOrDefault(token => token.Kind == SqlTokenKind.Parameter) is { } parameter
            ? $"{parameter.Text} is a parameter, and a migration has no value for it; write the value"
            : null;
}
