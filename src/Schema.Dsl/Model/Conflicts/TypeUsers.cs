namespace Schema.Dsl;

/// <summary>What the server would not let stand without a type.</summary>
internal static class TypeUsers
{
    /// <summary>What uses a type, as messages name it: <c>column "status" of "orders"</c>.</summary>
    public static IEnumerable<string> Of(TableName type, SchemaModel model)
    {
        return model.Tables
            .SelectMany(table => TableParts.InWords(
                table,
                column => Uses(column.Type) || column.Expressions().Any(Mentions),
                constraint => constraint.Expressions().Any(Mentions),
                index => index.Expressions().Any(Mentions)))
            .Concat(model.Objects
                .Where(known => known.Types.Any(Uses) || known.Texts.Any(Mentions))
                .Select(known => known.Name.InWords));

        bool Uses(ColumnType used) => TypeNames.Of(used) is { } name && model.AreSame(name, type);

        bool Mentions(string sql) => TypeNames.In(sql).Any(name => model.AreSame(name, type));
    }

    /// <summary>The columns that hold values of a type, be it inside of others.</summary>
    public static IEnumerable<string> Holding(TableName type, SchemaModel model) => Columns(type, model, _ => true)
        .Concat(Types(type, model).SelectMany(user => user.TypeNames).SelectMany(name => Holding(name, model)))
        .Distinct();

    /// <summary>The columns that hold values of a type inside of others: in arrays, or as a part.</summary>
    public static IEnumerable<string> Within(TableName type, SchemaModel model) => Columns(type, model, IsArray)
        .Concat(Types(type, model).SelectMany(user => user is Domain domain && !IsArray(domain.Type)
            ? Within(domain.Name.Name, model)
            : user.TypeNames.SelectMany(name => Holding(name, model))))
        .Distinct();

    private static IEnumerable<string> Columns(TableName type, SchemaModel model, Func<ColumnType, bool> isMeant) =>
        from table in model.Tables
        from column in table.Columns
        where TypeNames.Of(column.Type) is { } name && model.AreSame(name, type) && isMeant(column.Type)
        select $"column \"{column.Name}\" of \"{table.Name}\"";

    private static IEnumerable<SchemaObject> Types(TableName type, SchemaModel model) => model.Objects
        .Where(known => known.TypeNames.Any())
        .Where(known => known.Types.Any(used => TypeNames.Of(used) is { } name && model.AreSame(name, type)));

    private static bool IsArray(ColumnType type) =>
        type.Dimensions > 0 || type.Name.EndsWith("]", StringComparison.Ordinal);
}
