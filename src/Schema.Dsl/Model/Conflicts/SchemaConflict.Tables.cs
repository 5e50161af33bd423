namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? Doubled(Table table, SchemaModel before) => Twin(
        table.Columns.Select(column => column.Name),
        twin => $"the table \"{table.Name}\" would have two columns named \"{twin}\", one of them by Like. "
            + "Declare the others only",
        before) ?? Twin(
        table.Constraints.Select(constraint => constraint.Name),
        twin => $"the table \"{table.Name}\" would have two constraints named \"{twin}\", one of them by Like. "
            + "Give the other one another name",
        before);

    private static string? Twin(IEnumerable<string> names, Func<string, string> conflict, SchemaModel before) =>
        names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key is { } twin
            ? Absent(before, conflict(twin))
            : null;

    // After a crash an unlogged table is empty, so nothing that lasts may refer to it.
    private static string? Outlived(Table table, SchemaModel before) => table.Unlogged
        ? null
        : table.Constraints.OfType<ForeignKeyConstraint>()
            .Where(key => !before.AreSame(key.References, table.Name))
            .Where(key => before.Find(key.References) is { Unlogged: true })
            .Select(key => Absent(
                before,
                $"the table \"{table.Name}\" would refer to \"{key.References}\", which is unlogged and empty after "
                    + "a crash. Make both unlogged, or neither"))
            .FirstOrDefault();

    private static string? Outlived(SetTableLogging set, SchemaModel before) => !set.Unlogged
        ? before.Find(set.Table) is { } table ? Outlived(table with { Unlogged = false }, before) : null
        : before.ReferencesTo(set.Table)
            .Where(reference => !before.AreSame(reference.Table, set.Table)
                && before.Find(reference.Table) is { Unlogged: false })
            .Select(reference => Absent(
                before,
                $"the table \"{set.Table}\" would be empty after a crash, and {reference} refers to it. "
                    + "Make both unlogged, or neither"))
            .FirstOrDefault();
}
