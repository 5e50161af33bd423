namespace Schema.Dsl;

/// <summary>For a new column with such a default the server writes every row anew. Where the table has a key, its rows
/// are filled in batches instead.</summary>
internal sealed class Rule22VolatileDefault() : SafetyRule(22, "a default that differs from row to row")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddColumn { Column: { Default: { } value } column } add
            && ExpressionVolatility.MayDiffer(value, before)
            && !ExpressionVolatility.CanBeFilled(add, before))
        {
            var volatility = ExpressionVolatility.Of(value, before);
            yield return Found(
                operation,
                add.Table,
                LockMode.AccessExclusive,
                volatility is null
                    ? $"nobody here knows the function in {((ExpressionValue)value).Sql}: if it is volatile, all rows are written anew"
                    : $"all rows are written anew, since {((ExpressionValue)value).Sql} differs from row to row",
                $"Give \"{add.Table}\" a primary key: then its rows get \"{column.Name}\" in batches, by itself.");
        }
    }
}
