using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Statements that a migration must not hold, since each is one transaction of a pipeline that others travel
/// in too. They would not fail cleanly: the rest would run without a transaction, or the connection would break behind
/// a commit.</summary>
internal static class ForbiddenStatements
{
    private static readonly string[] Enders = ["BEGIN", "START", "COMMIT", "END", "ABORT"];
    private static readonly string[] Utf8 = ["utf8", "utf-8", "unicode", "default"];

    /// <summary>Why a statement is forbidden and what to do about it; <see langword="null"/> if it is not.</summary>
    public static string? Reason(string statement)
    {
        var words = Words(statement);
        return HasNul(statement)
            ?? EndsTransaction(words)
            ?? RunsOutsideTransaction.Reason(words)
            ?? CopiesThroughClient(words)
            ?? ChangesEncoding(words)
            ?? TakesParameter(words);
    }

    /// <summary>The same for a statement of ours, which holds an author's expressions at the most.</summary>
    public static string? ReasonInExpressions(string statement) =>
        HasNul(statement) ?? (statement.IndexOf('$') < 0 ? null : TakesParameter(Words(statement)));

    private static SqlToken[] Words(string statement) => SqlLexer.Read(statement).WithoutTrivia();

    private static string? HasNul(string statement) =>
        statement.IndexOf('\0') >= 0 ? "it has a NUL character in it, which PostgreSQL cannot read" : null;

    private static string? EndsTransaction(SqlToken[] words)
    {
        var command = Starts(words, "PREPARE", "TRANSACTION") ? "PREPARE TRANSACTION"
            : Starts(words, "ROLLBACK") && !IsToSavepoint(words) ? "ROLLBACK"
            : Enders.FirstOrDefault(word => Starts(words, word));
        return command is null ? null
            : $"{command} does not belong in a migration, which is a transaction of its own "
                + "that Schema begins and ends; leave it out";
    }

    private static bool IsToSavepoint(SqlToken[] words) =>
        Starts(words, "ROLLBACK", "TO")
        || Starts(words, "ROLLBACK", "WORK", "TO")
        || Starts(words, "ROLLBACK", "TRANSACTION", "TO");

    private static string? CopiesThroughClient(SqlToken[] words) =>
        Starts(words, "COPY") && Pairs(words).Any(pair =>
            (pair.First.Is("FROM") || pair.First.Is("TO")) && (pair.Second.Is("STDIN") || pair.Second.Is("STDOUT")))
            ? "COPY from or to the client cannot be sent with a migration; "
                + "write INSERT, or COPY from a file or a program of the server"
            : null;

    private static string? ChangesEncoding(SqlToken[] words)
    {
        var encoding = words.Skip(EncodingSetting(words) + 1)
            .FirstOrDefault(word => !word.Is("=") && !word.Is("TO") && !word.Is(","));
        return encoding is not null && !Utf8.Contains(encoding.Text.Trim('\'', '"').ToLowerInvariant())
            ? "the client_encoding must stay UTF8, as what is sent is; other text would be stored as wrong characters"
            : null;
    }

    // Where the setting is named, as what is set; behind the end if it is not.
    private static int EncodingSetting(SqlToken[] words)
    {
        var place = Starts(words, "SET", "LOCAL") || Starts(words, "SET", "SESSION") ? 2 : 1;
        if (Starts(words, "SET"))
        {
            return words.Skip(place).Take(1).Any(word => IsClientEncoding(word) || word.Is("NAMES"))
                ? place
                : words.Length;
        }

        var named = Array.FindIndex(words, IsClientEncoding);
        return named >= 0 && words.Any(word => word.Is("set_config")) ? named : words.Length;
    }

    private static bool IsClientEncoding(SqlToken word) =>
        word.Text.Trim('\'', '"').ToLowerInvariant() is "client_encoding";

    // The body of a function and a prepared statement have parameters; anything else would wait for a value that never
    // comes.
    private static string? TakesParameter(SqlToken[] words) =>
        words.FirstOrDefault(word => word.Kind == SqlTokenKind.Parameter) is { } parameter
            && !Starts(words, "CREATE") && !Starts(words, "PREPARE")
            ? $"{parameter.Text} is a parameter, and a migration has no value for it; write the value"
            : null;

    private static bool Starts(SqlToken[] words, params string[] with) =>
        words.Length >= with.Length && with.Zip(words, (expected, word) => word.Is(expected)).All(isThere => isThere);

    private static IEnumerable<(SqlToken First, SqlToken Second)> Pairs(SqlToken[] words) =>
        words.Zip(words.Skip(1), (first, second) => (first, second));
}
