using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    private string Inherits(Table table) =>
        table.Inherits.Count == 0 ? "" : $" INHERITS ({string.Join(", ", table.Inherits.Select(Table))})";

    // The server ends no inheritance as long as the heir has a check by the name of one that is not to be inherited. It
    // bears another name meanwhile.
    private IEnumerable<string> NoInherit(NoInherit inherit, SchemaModel before)
    {
        var statement = Alter(inherit.Table, $"NO INHERIT {Table(inherit.From)}");
        var twins = before.Find(inherit.From)?.Constraints
            .Where(check => check is CheckConstraint { NoInherit: true } && (before.IsDoubtful(inherit.Table)
                || before.Find(inherit.Table)?.Constraint(check.Name) is CheckConstraint))
            .Select(check => (check.Name, Meanwhile: Identifier.Derived($"{check.Name}_of_{inherit.From.Name}")))
            .ToArray() ?? [];
        return
        [
            .. twins.Select(twin => RenameConstraint(inherit.From, twin.Name, twin.Meanwhile)),
            statement,
            .. twins.Select(twin => RenameConstraint(inherit.From, twin.Meanwhile, twin.Name)),
        ];
    }

    // The server refuses it for all of them as long as one that inherits the column cannot do without.
    private IEnumerable<string> DropNotNull(DropNotNull drop, SchemaModel before)
    {
        var heirs = before.AllFollowersOf(drop.Table).Where(follower => follower.Inherits.Count > 0).ToArray();
        var after = before.Apply(drop);
        var change = $"ALTER COLUMN {Name(drop.Column)} DROP NOT NULL";
        return heirs.Any(heir => after.Find(heir.Name)?.Column(drop.Column) is { NotNull: true })
            ? heirs
                .Where(heir => heir.Column(drop.Column) != after.Find(heir.Name)?.Column(drop.Column))
                .Select(heir => heir.Name)
                .Prepend(drop.Table)
                .Select(table => $"ALTER TABLE ONLY {Table(table)} {change}")
            : [Alter(drop.Table, change)];
    }

    // With a column the server drops its checks, and does not tell tables that inherit those and keep the column.
    private IEnumerable<string> ChecksBelow(DropColumn drop, SchemaModel before)
    {
        if (!before.HeirsOf(drop.Table).Any() || before.Find(drop.Table) is not { } table)
        {
            return [];
        }

        var losing = ColumnReversal.Losing(table, drop.Column, before).ToArray();
        return before.AllFollowersOf(drop.Table).Count(heir => heir.Column(drop.Column) is not null) < losing.Length
            ? []
            : from one in losing
              let checks = one.Constraints
                  .Where(check => check is CheckConstraint { NoInherit: false, PartOf: null })
                  .Where(check => check.Mentions(drop.Column))
                  .Select(check => DropConstraint(one.Name, check.Name, before))
                  .ToArray()
              where checks.Length > 0
              select Alter(one.Name, string.Join(", ", checks));
    }

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
