namespace Schema.Dsl;

/// <summary>For a new column with such a default the server writes every row anew.</summary>
internal sealed class Rule22VolatileDefault() : SafetyRule(22, "a default that differs from row to row")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddColumn { Column: { Default: { } value } column } add
            && ExpressionVolatility.Of(value, before) is var volatility and not (Volatility.Stable or Volatility.Immutable))
        {
            yield return Found(
                operation,
                add.Table,
                LockMode.AccessExclusive,
                volatility is null
                    ? $"nobody here knows the function in {((ExpressionValue)value).Sql}: if it is volatile, all rows are written anew"
                    : $"all rows are written anew, since {((ExpressionValue)value).Sql} differs from row to row",
                $"Add \"{column.Name}\" without a default, write SetDefaultSql(\"{add.Table}\", \"{column.Name}\", "
                    + $"\"{((ExpressionValue)value).Sql}\") "
                    + "behind it for rows to come, and fill the others in batches.");
        }
    }
}
