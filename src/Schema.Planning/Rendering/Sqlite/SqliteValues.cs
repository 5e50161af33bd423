using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Planning;

/// <summary>Writes values for SQLite: literals as they are, expressions in parentheses.</summary>
internal static class SqliteValues
{
    // Version 4 of RFC 9562: 122 random bits, with the version and the variant in their places.
    private const string RandomUuid =
        "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || "
        + "substr('89AB', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";

    /// <summary>What PostgreSQL's functions are called here. A date and a time are text, in UTC.</summary>
    private static readonly Dictionary<string, string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["now()"] = "CURRENT_TIMESTAMP",
        ["transaction_timestamp()"] = "CURRENT_TIMESTAMP",
        ["statement_timestamp()"] = "CURRENT_TIMESTAMP",
        ["clock_timestamp()"] = "CURRENT_TIMESTAMP",
        ["localtimestamp"] = "CURRENT_TIMESTAMP",
        ["current_timestamp"] = "CURRENT_TIMESTAMP",
        ["current_date"] = "CURRENT_DATE",
        ["current_time"] = "CURRENT_TIME",
        ["gen_random_uuid()"] = RandomUuid,
    };

    public static string Render(SqlValue value) => value switch
    {
        NullValue => "NULL",
        NumberValue number => number.Number,
        TextValue text => Text(text.Text),
        BooleanValue boolean => boolean.Value ? "1" : "0",
        BinaryValue binary => $"X'{binary.Hex}'",
        MomentValue moment => Text(Moment(moment.Utc)),
        ExpressionValue { Sql: var sql } => Literal(sql) ?? Expression(SqliteExpression.WithoutCast(sql)),

        // Refused where it was written. What comes after that is planned for its own problems, and does not run.
        ArrayValue or DurationValue => "NULL",
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no SQL."),
    };

    /// <summary>Why SQLite cannot have the value, and what to write instead; <see langword="null"/> if it
    /// can.</summary>
    public static string? Refuse(SqlValue? value) => value switch
    {
        ArrayValue => "SQLite has no arrays; give JSON as a text, or a row for each element",
        DurationValue => "SQLite has no spans of time; give a number of seconds",
        ExpressionValue expression => SqliteExpression.RefuseCast(SqliteExpression.WithoutCast(expression.Sql)),
        _ => null,
    };

    /// <summary>Whether ALTER TABLE can add a column with it: the same value for every row that is there.</summary>
    public static bool IsConstant(SqlValue value) =>
        value is not ExpressionValue expression || Literal(expression.Sql) is not null;

    // As CURRENT_TIMESTAMP writes it, so that the two can be compared.
    private static string Moment(DateTime utc) =>
        utc.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static string? Literal(string sql) =>
        SqliteExpression.Operand(sql) is { Kind: SqlTokenKind.Literal } literal ? literal.Text : null;

    private static string Expression(string sql) =>
        Functions.TryGetValue(string.Concat(sql.Where(c => !char.IsWhiteSpace(c))), out var function)
            ? function
            : $"({sql})";
}
