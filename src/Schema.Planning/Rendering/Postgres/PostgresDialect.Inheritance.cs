using Schema.Dsl;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    private string Inherits(Table table) =>
        table.Inherits.Count == 0 ? "" : $" INHERITS ({string.Join(", ", table.Inherits.Select(Table))})";

    // What is inherited alone is not declared. Before PostgreSQL 16 an expression is inherited, and declared never.
    private static IEnumerable<Column> Declared(Table table, IReadOnlyList<Column> inherited) => table.Columns
        .Where(column => !column.IsInherited)
        .Select(column => inherited.Any(other => other.Name == column.Name) ? column with { GeneratedAs = null } : column);

    private static ValueList<Constraint> Uninherited(Table table) => table.Inherits.Count == 0
        ? table.Constraints
        : table.Constraints.Where(constraint => constraint.PartOf is null).ToValueList();

    // The server takes these over with the column.
    private static IEnumerable<Column> Unset(IEnumerable<Column> columns, IReadOnlyList<Column> inherited) => columns
        .Select(column => inherited.FirstOrDefault(other => other.Name == column.Name) is { } other
            ? column with
            {
                Storage = column.Storage == other.Storage ? null : column.Storage,
                Compression = column.Compression == other.Compression ? null : column.Compression,
            }
            : column);

    // In what a column is not as it is inherited.
    private IEnumerable<string> BesideInherited(Table table, IReadOnlyList<Column> inherited, SchemaModel before) =>
        from column in table.Columns
        let other = inherited.FirstOrDefault(other => other.Name == column.Name)
        where other is not null
        from change in BesideInherited(table, column, other, before)
        select AlterColumn(table.Name, column.Name, change);

    private static IEnumerable<string> BesideInherited(Table table, Column column, Column inherited, SchemaModel before)
    {
        var isKey = table.Constraints.OfType<PrimaryKeyConstraint>().Any(key => key.Columns.Contains(column.Name));
        string?[] changes =
        [
            column.Default is null && inherited.Default is not null && (column.IsInherited || column.Identity is null)
                ? "DROP DEFAULT"
                : null,
            column is { IsInherited: true, Default: { } value } && value != inherited.Default
                ? $"SET DEFAULT {Value(value)}"
                : null,
            column is { IsInherited: true, NotNull: true } && !inherited.NotNull && !isKey ? "SET NOT NULL" : null,
            column is { IsInherited: true, Identity: not null }
                ? $"ADD {PostgresIdentity.Definition(table.Name, column)}"
                : null,
            column.Storage is null && inherited.Storage is not null
                ? $"SET STORAGE {before.StorageOf(column.Type)?.ToString().ToUpperInvariant() ?? "DEFAULT"}"
                : null,
            column.Compression is null && inherited.Compression is not null ? "SET COMPRESSION DEFAULT" : null,
        ];
        return changes.OfType<string>();
    }
}
