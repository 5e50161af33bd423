namespace Schema.Dsl;

/// <summary>What the value of an expression depends on. A volatile default of a new column has the server write every
/// row anew.</summary>
internal static class ExpressionVolatility
{
    /// <summary>That of a column's default.</summary>
    /// <inheritdoc cref="Of(string, SchemaModel)"/>
    public static Volatility? Of(SqlValue value, SchemaModel model) =>
        value is ExpressionValue expression ? Of(expression.Sql, model) : Volatility.Immutable;

    /// <summary>Whether the rows of a table can have the default of a new column one after the other, instead of all at
    /// once.</summary>
    public static bool CanBeFilled(AddColumn add, SchemaModel model) =>
        add.Column.Identity is null
        && !model.HeirsOf(add.Table).Any()
        && Keys.ToWalkBy(model.Find(add.Table), [add.Column.Name]).Count > 0;

    /// <summary>Whether the value can differ from row to row, as far as anybody here knows.</summary>
    public static bool MayDiffer(SqlValue value, SchemaModel model) =>
        Of(value, model) is not (Volatility.Stable or Volatility.Immutable);

    /// <summary>The most that a function in it depends on; <see langword="null"/> where one of them is not
    /// known.</summary>
    public static Volatility? Of(string sql, SchemaModel model)
    {
        var calls = SqlQuery.Of(sql).Calls.Select(call => OfFunction(call.Name, model)).ToArray();
        return calls.Contains(Volatility.Volatile) ? Volatility.Volatile
            : calls.Contains(null) ? null
            : calls.Append(Volatility.Stable).Min();
    }

    private static Volatility? OfFunction(TableName name, SchemaModel model)
    {
        // Of several functions of a name, the worst: nobody here resolves their arguments.
        var known = model.Objects.OfType<Routine>()
            .Where(routine => routine.Name.Kind == ObjectKind.Function
                && (name.Schema is null ? routine.Name.Name.Name == name.Name : model.AreSame(routine.Name.Name, name)))
            .Select(routine => (Volatility?)routine.Volatility)
            .ToArray();
        return known.Length > 0 ? known.Min() : BuiltInFunctions.Volatility(name);
    }
}
