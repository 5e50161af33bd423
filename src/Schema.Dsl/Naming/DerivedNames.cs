using System.Text.RegularExpressions;
using Humanizer;

namespace Schema.Dsl;

/// <summary>The names of what the author does not name, by the project's templates.</summary>
internal sealed class DerivedNames(NamingConvention templates)
{
    // With the underscore before it: a check may mention no column.
    private static readonly Regex Placeholder = new(@"_?\{(?<word>[^{}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>Ecto's: <c>users_email_index</c>, <c>posts_user_id_fkey</c>.</summary>
    public static DerivedNames Default { get; } = new(new NamingConvention());

    /// <summary>The sequence behind an identity column. PostgreSQL names it so when the name is free.</summary>
    public static string Sequence(TableName table, string column) => Identifier.Derived($"{table.Name}_{column}_seq");

    /// <summary>The sequence behind an identity column that may have named it.</summary>
    public static string Sequence(TableName table, Column column) =>
        column.Identity?.SequenceName ?? Sequence(table, column.Name);

    public string Index(TableName table, IEnumerable<IndexKey> keys, bool unique) =>
        Fill(unique ? templates.UniqueIndex ?? templates.Index : templates.Index, table, keys.Select(Part));

    public string PrimaryKey(TableName table, IEnumerable<string> columns) =>
        Fill(templates.PrimaryKey, table, columns);

    public string Unique(TableName table, IEnumerable<string> columns) => Fill(templates.Unique, table, columns);

    public string ForeignKey(TableName table, IEnumerable<string> columns) =>
        Fill(templates.ForeignKey, table, columns);

    public string Exclusion(TableName table, IEnumerable<ExclusionElement> elements) =>
        Fill(templates.Exclusion, table, elements.Select(element => Part(element.Key)));

    public string Statistics(TableName table, IEnumerable<string> columns, IEnumerable<string> expressions) =>
        Fill(templates.Statistics, table, columns.Concat(expressions.Select(IndexKey.OfExpression).Select(Part)));

    /// <summary>Named after the columns that the expression mentions.</summary>
    public string Check(TableName table, string expression) =>
        Fill(templates.Check, table, SqlExpression.Columns(expression));

    /// <summary>Named after the column that declares it.</summary>
    public string ColumnCheck(TableName table, string column) => Fill(templates.Check, table, [column]);

    /// <summary>Named after the domain, as PostgreSQL does.</summary>
    public string DomainCheck(TableName domain) => Fill(templates.Check, domain, []);

    /// <summary>The column that refers to a table: <c>account_id</c> for <c>accounts</c>.</summary>
    public string ReferenceColumn(TableName table) => Fill(templates.ReferenceColumn, table, []);

    private static string Part(IndexKey key) =>
        key.Column ?? Regex.Replace(key.Expression!, @"[^\p{L}\p{N}]+", "_").Trim('_');

    private static string Fill(string template, TableName table, IEnumerable<string> columns)
    {
        var joined = string.Join("_", columns);
        var name = Placeholder.Replace(template, found =>
        {
            var value = found.Groups["word"].Value switch
            {
                "table" => table.Name,
                "columns" => joined,
                "singular" => table.Name.Singularize(inputIsKnownToBePlural: false),
                var other => throw new InvalidMigrationException(
                    $"The template of a name, \"{template}\", has {{{other}}} in it, and nothing says what that is. "
                    + "There are {table}, {columns} and {singular}."),
            };
            return value.Length == 0 ? "" : found.Value[0] == '_' ? $"_{value}" : value;
        });
        return Identifier.Derived(name);
    }
}
