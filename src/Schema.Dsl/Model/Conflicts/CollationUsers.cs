namespace Schema.Dsl;

/// <summary>What the server would not let stand without a collation.</summary>
internal static class CollationUsers
{
    /// <summary>What sorts by a collation, as messages name it: <c>column "name" of "users"</c>.</summary>
    public static IEnumerable<string> Of(TableName collation, SchemaModel model)
    {
        return model.Tables
            .OrderBy(table => table.Name.ToString(), StringComparer.Ordinal)
            .SelectMany(InTable)
            .Concat(model.Objects
                .Where(known => Is(Own(known)) || (known is CompositeType type && type.Attributes.Any(part => Is(part.Collation)))
                    || known.Texts.Any(Mentions))
                .Select(known => known.Name.InWords)
                .OrderBy(words => words, StringComparer.Ordinal))
            .Concat(model.Objects.OfType<MaterializedView>().SelectMany(view => view.Indexes.Where(IsIndex)
                .Select(index => $"index \"{index.Name}\" of \"{view.Name.Name}\"")));

        bool Is(TableName? used) => used is not null && model.AreSame(used, collation);

        bool Mentions(string sql) => CollationNames.In(sql).Any(Is);

        bool IsKey(IndexKey key) => Is(key.Collation);

        bool IsIndex(IndexDefinition index) => index.Keys.Any(IsKey) || index.Expressions().Any(Mentions);

        bool IsElement(Constraint constraint) =>
            constraint is ExclusionConstraint exclusion && exclusion.Elements.Any(element => IsKey(element.Key));

        IEnumerable<string> InTable(Table table) => TableParts.InWords(
            table,
            column => Is(column.Collation) || column.Expressions().Any(Mentions),
            constraint => IsElement(constraint) || constraint.Expressions().Any(Mentions),
            IsIndex);
    }

    private static TableName? Own(SchemaObject known) => known switch
    {
        Domain domain => domain.Collation,
        RangeType range => range.Collation,
        _ => null,
    };
}
