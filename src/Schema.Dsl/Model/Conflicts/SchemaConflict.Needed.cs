namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? StillReferenced(DropTable drop, SchemaModel before)
    {
        var references = before.ReferencesToTree(drop.Table).ToArray();
        return drop.Cascade || references.Length == 0
            ? null
            : Absent(
                before,
                $"the table \"{drop.Table}\" is referred to by {Names(references)}. Drop that first, with DropConstraint; "
                    + $"or drop it too, with DropTable(\"{drop.Table}\", cascade: true)");
    }

    private static string? StillNeeded(DropColumn drop, SchemaModel before)
    {
        if (before.Find(drop.Table) is not { } table)
        {
            return null;
        }

        var generated = table.Columns.FirstOrDefault(column =>
            column.GeneratedAs is { } sql && column.Name != drop.Column
                && SqlExpression.MentionsColumn(sql, drop.Column));
        if (generated is not null)
        {
            return Absent(
                before,
                $"the column \"{generated.Name}\" of \"{drop.Table}\" is computed from \"{drop.Column}\". "
                    + "Remove that first");
        }

        var references = before.ReferencesTo(drop.Table)
            .Where(reference => reference.ForeignKey.ReferencedColumns.Contains(drop.Column))
            .Where(reference => !GoesWith(drop, reference, before))
            .ToArray();
        return references.Length == 0
            ? null
            : Absent(before, $"the column \"{drop.Column}\" of \"{drop.Table}\" is referred to by {Names(references)}. "
                + "Drop that first, with DropConstraint");
    }

    // A foreign key from the column to its own table goes with it.
    private static bool GoesWith(DropColumn drop, Reference reference, SchemaModel before) =>
        before.AreSame(reference.Table, drop.Table) && reference.ForeignKey.Columns.Contains(drop.Column);

    private static string? StillReferencedKey(DropConstraint drop, SchemaModel before)
    {
        var columns = Keys.Columns(before.Find(drop.Table)?.Constraint(drop.Constraint));
        return StillReferencedKey(drop.Table, "constraint", drop.Constraint, columns, before);
    }

    private static string? StillReferencedKey(IndexDefinition? index, SchemaModel before) =>
        index is null ? null : StillReferencedKey(index.Table, "index", index.Name, Keys.Columns(index), before);

    // Of several keys over the same columns, the server alone knows which one a foreign key rests on.
    private static string? StillReferencedKey(
        TableName tableName, string kind, string? name, ValueList<string>? columns, SchemaModel before)
    {
        if (columns is null || before.Find(tableName) is not { } table
            || Keys.Of(table).Any(other => other.Name != name && Keys.AreSame(other.Columns, columns)))
        {
            return null;
        }

        var references = before.ReferencesTo(tableName, columns).ToArray();
        return references.Length == 0
            ? null
            : Absent(
                before, $"the {kind} \"{name}\" of \"{tableName}\" is needed by {Names(references)}. Drop that first");
    }
}
