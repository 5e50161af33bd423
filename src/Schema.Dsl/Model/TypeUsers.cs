namespace Schema.Dsl;

/// <summary>What the server would not let stand without a type.</summary>
internal static class TypeUsers
{
    /// <summary>What uses a type, as messages name it: <c>column "status" of "orders"</c>.</summary>
    public static IEnumerable<string> Of(TableName type, SchemaModel model)
    {
        return model.Tables
            .SelectMany(table => InTable(table, Uses, Mentions))
            .Concat(model.Objects
                .Where(known => known.Types.Any(Uses) || known.Pieces.Any(piece => Mentions(piece.Sql)))
                .Select(known => known.Name.InWords));

        bool Uses(ColumnType used) => TypeNames.Of(used) is { } name && model.AreSame(name, type);

        bool Mentions(string sql) => TypeNames.In(sql).Any(name => model.AreSame(name, type));
    }

    private static IEnumerable<string> InTable(Table table, Func<ColumnType, bool> uses, Func<string, bool> mentions) =>
    [
        .. from column in table.Columns
           where uses(column.Type)
               || (column.Default is ExpressionValue value && mentions(value.Sql))
               || (column.GeneratedAs is { } sql && mentions(sql))
           select $"column \"{column.Name}\" of \"{table.Name}\"",
        .. from constraint in table.Constraints
           where constraint.Expressions().Any(mentions)
           select $"constraint \"{constraint.Name}\" of \"{table.Name}\"",
        .. from index in table.Indexes
           where index.Expressions().Any(mentions)
           select $"index \"{index.Name}\" of \"{table.Name}\"",
    ];
}
