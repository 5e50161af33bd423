using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

/// <summary>Renders the parts of a table as they stand in CREATE TABLE and ALTER TABLE.</summary>
internal sealed partial class PostgresDefinitions(string defaultSchema)
{
    private const string Toast = "toast.";

    public static string Column(TableName table, Column column) => string.Concat(
        $"{Name(column.Name)} {column.Type}",
        When(column.Collation is not null, () => $" COLLATE {Collation(column.Collation!)}"),
        When(column.Identity is not null, () => $" {PostgresIdentity.Definition(table, column)}"),
        When(column.GeneratedAs is not null, () =>
            $" GENERATED ALWAYS AS ({column.GeneratedAs}) {(column.IsVirtual ? "VIRTUAL" : "STORED")}"),
        When(column.Default is not null, () => $" DEFAULT {Value(column.Default!)}"),
        When(column.NotNull, () => " NOT NULL"));

    public string Index(IndexDefinition index, bool concurrently = false) => string.Concat(
        $"CREATE {When(index.Unique, () => "UNIQUE ")}INDEX {When(concurrently, () => "CONCURRENTLY ")}",
        Name(index.Name),
        $" ON {When(index.Only, () => "ONLY ")}{Qualified(index.Table, defaultSchema)}",
        When(index.Method is not null, () => $" USING {Name(index.Method!)}"),
        $" ({string.Join(", ", index.Keys.Select(Key))})",
        When(index.Include.Count > 0, () => $" INCLUDE ({Names(index.Include)})"),
        When(index.NullsNotDistinct, () => " NULLS NOT DISTINCT"),
        When(index.Parameters.Count > 0, () => $" WITH ({Parameters(index.Parameters)})"),
        When(index.Tablespace is not null, () => $" TABLESPACE {Name(index.Tablespace!)}"),
        When(index.Where is not null, () => $" WHERE {index.Where}"));

    public static string Parameters(IEnumerable<StorageParameter> parameters) => string.Join(
        ", ", parameters.Select(parameter => $"{ParameterName(parameter.Name)} = {Text(parameter.Value)}"));

    /// <summary>Those of the table beside it, where large values are, have its name in front.</summary>
    public static string ParameterName(string name) => name.StartsWith(Toast, StringComparison.Ordinal)
        ? $"\"toast\".{Name(name.Substring(Toast.Length))}"
        : Name(name);

    public static string Key(IndexKey key) => string.Concat(
        key.Column is { } column ? Name(column) : $"({key.Expression})",
        When(key.Collation is not null, () => $" COLLATE {Collation(key.Collation!)}"),
        When(key.OperatorClass is not null, () => $" {key.OperatorClass}"),
        When(key.Sort == Sort.Descending, () => " DESC"),
        key.Nulls switch { Nulls.First => " NULLS FIRST", Nulls.Last => " NULLS LAST", _ => "" });

    private static string When(bool condition, Func<string> sql) => condition ? sql() : "";
}
