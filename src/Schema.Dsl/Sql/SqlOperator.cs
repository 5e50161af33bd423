using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>PostgreSQL's operators: see the manual, chapter 4.1.3.</summary>
internal static class SqlOperator
{
    /// <summary>Checks an operator, with its schema or without: <c>&amp;&amp;</c>, <c>extensions.=</c>.</summary>
    /// <param name="what">What it belongs to, for the message.</param>
    public static string Given(string? text, string what) =>
        Regex.IsMatch(text ?? "", @"^([\w$]+\.)?[-+*/<>=~!@#%^&|`?]{1,63}\z")
            && text!.IndexOf("--", StringComparison.Ordinal) < 0
            && text.IndexOf("/*", StringComparison.Ordinal) < 0
            ? text
            : throw new InvalidMigrationException(
                $"{what} compares by \"{text}\", which is no operator. Write \"=\", \"&&\", or \"extensions.&&\".");

    /// <summary>The schema, where it is named, and the operator.</summary>
    public static (string? Schema, string Operator) Split(string text)
    {
        var dot = text.IndexOf('.');
        return dot < 0 ? (null, text) : (text.Substring(0, dot), text.Substring(dot + 1));
    }
}
