using System.Text.RegularExpressions;
using Humanizer;

namespace Schema.Dsl;

/// <summary>The names of what the author does not name. They follow Ecto: <c>users_email_index</c>,
/// <c>posts_user_id_fkey</c>.</summary>
internal static class DefaultNames
{
    public static string Index(TableName table, IEnumerable<IndexKey> keys) =>
        Join(table, keys.Select(key => key.Column ?? Words(key.Expression!)), "index");

    public static string PrimaryKey(TableName table) => Join(table, [], "pkey");

    public static string Unique(TableName table, IEnumerable<string> columns) => Join(table, columns, "key");

    public static string ForeignKey(TableName table, IEnumerable<string> columns) => Join(table, columns, "fkey");

    public static string Exclusion(TableName table, IEnumerable<ExclusionElement> elements) =>
        Join(table, elements.Select(element => element.Key.Column ?? Words(element.Key.Expression!)), "excl");

    /// <summary>Named after the columns that the expression mentions.</summary>
    public static string Check(TableName table, string expression) =>
        Join(table, SqlExpression.Columns(expression), "check");

    /// <summary>Named after the column that declares it.</summary>
    public static string ColumnCheck(TableName table, string column) => Join(table, [column], "check");

    /// <summary>Named after the domain, as PostgreSQL does.</summary>
    public static string DomainCheck(TableName domain) => Join(domain, [], "check");

    /// <summary>The sequence behind an identity column. PostgreSQL names it so when the name is free.</summary>
    public static string Sequence(TableName table, string column) => Join(table, [column], "seq");

    /// <summary>The sequence behind an identity column that may have named it.</summary>
    public static string Sequence(TableName table, Column column) =>
        column.Identity?.SequenceName ?? Sequence(table, column.Name);

    /// <summary>The column that refers to a table: <c>account_id</c> for <c>accounts</c>.</summary>
    public static string ReferenceColumn(TableName table) =>
        $"{table.Name.Singularize(inputIsKnownToBePlural: false)}_id";

    private static string Join(TableName table, IEnumerable<string> parts, string suffix) =>
        Identifier.Derived(string.Join("_", [table.Name, .. parts, suffix]));

    private static string Words(string expression) => Regex.Replace(expression, @"[^\p{L}\p{N}]+", "_").Trim('_');
}
