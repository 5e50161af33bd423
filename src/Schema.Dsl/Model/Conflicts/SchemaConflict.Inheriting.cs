namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongInheritance(Inherit inherit, SchemaModel before)
    {
        if ((Missing(inherit.Table, before) ?? Missing(inherit.From, before)) is { } missing)
        {
            return missing;
        }

        if (before.Find(inherit.Table) is not { } table || before.Find(inherit.From) is not { } parent)
        {
            return null;
        }

        return before.AreSame(inherit.Table, inherit.From)
            || before.AllFollowersOf(inherit.Table).Any(heir => before.AreSame(heir.Name, inherit.From))
                ? Absent(
                    before, $"the table \"{inherit.From}\" is \"{inherit.Table}\" itself, or inherits from it")
            : table.Inherits.Any(other => before.AreSame(other, inherit.From))
                ? Absent(before, $"the table \"{inherit.Table}\" inherits from \"{inherit.From}\" already")
            : Divided(table, before)
                ?? WrongParent(parent, before)
                ?? parent.Columns.FirstReason(column => WrongInherited(table, parent, column, before)
                    ?? before.ParentsOf(table).FirstReason(other => UnlikeIn(table, column, other, before)))
                ?? parent.Constraints.OfType<CheckConstraint>()
                    .Where(check => !check.NoInherit)
                    .FirstReason(check => WrongInherited(table, parent, check, before));
    }

    private static string? NoHeir(NoInherit inherit, SchemaModel before) =>
        Missing(inherit.Table, before) ?? Missing(inherit.From, before)
        ?? (before.Find(inherit.Table) is { } table && !table.Inherits.Any(parent => before.AreSame(parent, inherit.From))
            ? Absent(before, $"the table \"{inherit.Table}\" does not inherit from \"{inherit.From}\"")
            : null);

    private static string? WrongHeir(Table table, SchemaModel before)
    {
        if (table.PartitionOf is { Of: var of })
        {
            return Undivided(of, before);
        }

        var parents = before.ParentsOf(table).ToArray();
        return parents.Length == 0 ? null
            : Divided(table, before)
                ?? parents.FirstReason(parent => WrongParent(parent, before))
                ?? parents.FirstReason(parent => parent.Columns
                    .Where(column => table.Column(column.Name) is null or { IsInherited: false })
                    .FirstReason(column => table.Column(column.Name) is { } own
                        ? Mismatch(own, column) is { } trouble ? Wrong(parent, column, table, trouble, before) : null
                        : parents.FirstReason(other => UnlikeIn(table, column, other, before))))
                ?? parents.FirstReason(parent => parent.Constraints.OfType<CheckConstraint>()
                    .Where(check => !check.NoInherit)
                    .FirstReason(check => WrongDeclared(table, parents, parent, check, before)))
                ?? MissingKey(table.Expanded(before), before);
    }

    private static string? WrongDeclared(
        Table table, IReadOnlyList<Table> parents, Table parent, CheckConstraint check, SchemaModel before) =>
        NamesItsTable(parent, check, before)
        ?? (table.Constraint(check.Name) is { PartOf: null } ? WrongInherited(table, parent, check, before) : null)
        ?? parents.FirstReason(other => other.InheritedCheck(check.Name) is { } twin
            && Canonical(twin.Expression) != Canonical(Moved(check, parent, other).Expression)
            ? Absent(
                before,
                $"the constraint \"{check.Name}\" of \"{parent.Name}\" says something else than that of \"{other.Name}\". Name them "
                    + "apart")
            : null);

    private static string? MissingKey(Table table, SchemaModel before) => table.Inherits.Any(parent => before.Find(parent) is null)
        ? null
        : table.Constraints.SelectMany(ConstraintChanges.Columns).FirstReason(column => table.Column(column) is null
            ? Absent(before, $"there is no column \"{column}\" in table \"{table.Name}\"")
            : null);

    private static string? Divided(Table table, SchemaModel before) =>
        Divided(table, "lets no such table inherit. Add the columns to it", before);

    private static string? WrongParent(Table parent, SchemaModel before) =>
        Divided(parent, "lets no table inherit from such a one. Take the columns over with Like", before);

    private static string? Divided(Table table, string consequence, SchemaModel before) =>
        table.PartitionedBy is null && table.PartitionOf is null
            ? null
            : Absent(
                before,
                $"the table \"{table.Name}\" is divided into partitions, or is one, and PostgreSQL {consequence}");

    private static string? Undivided(TableName table, SchemaModel before) =>
        before.Find(table) is { Inherits.Count: > 0 } || before.HeirsOf(table).Any()
            ? Absent(
                before,
                $"the table \"{table}\" inherits, or others inherit from it, and PostgreSQL has no partitions of that kind. End "
                    + "that before, with NoInherit")
            : null;

    private static string? WrongInherited(Table table, Table parent, Column expected, SchemaModel before)
    {
        var trouble = table.Column(expected.Name) is not { } column ? $"is not in \"{table.Name}\". Add it before"
            : Mismatch(column, expected) is { } mismatch ? $"{mismatch} in \"{table.Name}\". Give both the same"
            : !column.Inherited().NotNull && expected.Inherited().NotNull
                ? $"refuses nulls, and not in \"{table.Name}\". Refuse them there before, with SetNotNull"
            : null;
        return trouble is null ? null : Absent(before, $"the column \"{expected.Name}\" of \"{parent.Name}\" {trouble}");
    }

    // What is not valid anywhere would be valid in a table that is made again.
    private static string? WrongInherited(Table table, Table parent, CheckConstraint expected, SchemaModel before) =>
        expected.NotValid || table.Constraint(expected.Name) is CheckConstraint { NotValid: true }
            ? Absent(
                before,
                $"the constraint \"{expected.Name}\" of \"{parent.Name}\" and of \"{table.Name}\" has to be valid in both. Validate it "
                    + "before, with ValidateConstraint")
            : NamesItsTable(parent, expected, before) ?? WrongCheck(table, parent, expected, before);

    // The server makes no table with two defaults, or two kinds of storage, for one column.
    private static string? UnlikeIn(Table heir, Column column, Table other, SchemaModel before)
    {
        var twin = other.Column(column.Name);
        var trouble = twin is null ? null
            : Mismatch(twin, column)
                ?? (twin.Default != column.Default ? "has another default"
                    : twin.Storage != column.Storage ? "is stored otherwise"
                    : twin.Compression != column.Compression ? "is compressed otherwise"
                    : null);
        return trouble is null ? null : Absent(
            before,
            $"the column \"{column.Name}\", which \"{heir.Name}\" inherits, {trouble} in \"{other.Name}\". Give both the same");
    }

    private static string? Mismatch(Column column, Column expected) =>
        column.Type != expected.Type ? $"is {expected.Type}, and {column.Type}"
        : column.Collation != expected.Collation ? "sorts otherwise than"
        : Canonical(column.GeneratedAs) != Canonical(expected.GeneratedAs) || column.IsVirtual != expected.IsVirtual
            ? "is computed otherwise"
        : null;

    private static string? Wrong(Table parent, Column column, Table table, string trouble, SchemaModel before) =>
        Absent(before, $"the column \"{column.Name}\" of \"{parent.Name}\" {trouble} in \"{table.Name}\". Give both the same");
}
