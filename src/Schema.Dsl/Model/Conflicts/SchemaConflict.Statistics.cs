namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    // Types that PostgreSQL has no order for.
    private static readonly HashSet<string> Unordered = new(StringComparer.Ordinal)
    {
        "json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle",
    };

    private static string? WrongStatistics(ExtendedStatistics statistics, SchemaModel before)
    {
        var columns = statistics.Columns.Concat(statistics.Expressions.SelectMany(SqlExpression.Columns)).Distinct();
        return before.FindRelation(statistics.Table) switch
        {
            MaterializedView view => columns.FirstReason(column => MissingColumn(view, column, before)),
            View => Absent(
                before,
                $"\"{statistics.Table}\" is a view, and the server keeps statistics of tables and materialized views. "
                    + "Create them on the tables that it reads"),
            _ => Missing(statistics.Table, before)
                ?? FirstMissing(statistics.Table, columns, before)
                ?? statistics.Columns.FirstReason(column => NoStatistics(statistics.Table, column, before)),
        };
    }

    private static string? NoStatistics(TableName table, string name, SchemaModel before) =>
        before.Find(table)?.Column(name) switch
        {
            { IsVirtual: true } => Absent(
                before,
                $"the column \"{name}\" of \"{table}\" is computed when it is read, and PostgreSQL keeps no "
                    + "statistics of it. Name the columns that it is computed from"),
            { } column when Unordered.Contains(column.Type.Name) => Absent(
                before,
                $"the column \"{name}\" of \"{table}\" is {column.Type}, whose values have no order, so that "
                    + "PostgreSQL keeps no statistics of it with others. Leave it out, or use an Expression of it"),
            _ => null,
        };
}
