namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? NoExpression(SetIndexStatistics set, SchemaModel before) => before.FindIndex(set.Index) switch
    {
        null => null,
        var index when set.Key > index.Keys.Count => Absent(
            before, $"the index \"{set.Index}\" has {index.Keys.Count} parts, so there is no part {set.Key}"),
        var index when ColumnOf(index.Keys[set.Key - 1]) is { } column => Absent(
            before,
            $"part {set.Key} of the index \"{set.Index}\" is the column \"{column}\", whose statistics are the "
                + "table's. Only expressions have some of their own"),
        _ => null,
    };

    private static string? ColumnOf(IndexKey key) =>
        key.Column ?? (key.Expression is { } sql ? SqlExpression.OnlyColumn(sql) : null);
}
