namespace Schema.Dsl;

/// <summary>The parts of a table that use something, as messages name them.</summary>
internal static class TableParts
{
    public static IEnumerable<string> InWords(
        Table table,
        Func<Column, bool> column,
        Func<Constraint, bool> constraint,
        Func<IndexDefinition, bool> index) =>
    [
        .. table.Columns.Where(column).Select(part => $"column \"{part.Name}\" of \"{table.Name}\""),
        .. table.Constraints.Where(constraint).Select(part => $"constraint \"{part.Name}\" of \"{table.Name}\""),
        .. table.Indexes.Where(index).Select(part => $"index \"{part.Name}\" of \"{table.Name}\""),
    ];
}
