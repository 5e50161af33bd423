namespace Schema.Dsl;

/// <summary>A composite type: values that have several parts. See the PostgreSQL manual, chapter 8.16.</summary>
public sealed record CompositeType : SchemaObject
{
    /// <summary>The type of that name.</summary>
    /// <param name="attributes">Its parts, in order.</param>
    public CompositeType(TableName name, ValueList<TypeAttribute> attributes)
        : base(ObjectName.OfType(name)) => Attributes = attributes;

    /// <summary>The parts, in order.</summary>
    public ValueList<TypeAttribute> Attributes { get; init; }

    internal override bool IsRelation => true;

    internal override IEnumerable<ColumnType> Types => Attributes.Select(attribute => attribute.Type);

    internal TypeAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    internal override SchemaObject Following(Renaming renaming) => this with
    {
        Attributes = Attributes
            .Select(attribute => attribute with
            {
                Type = renaming.Type(attribute.Type),
                Collation = attribute.Collation is null ? null : renaming.Collation(attribute.Collation),
            })
            .ToValueList(),
    };

    internal CompositeType With(CompositeTypeChange change) => change switch
    {
        AddAttribute add => this with { Attributes = Attributes.Add(add.Attribute) },
        DropAttribute drop => this with
        {
            Attributes = Attributes.Where(attribute => attribute.Name != drop.Attribute).ToValueList(),
        },
        RenameAttribute rename => With(rename.From, attribute => attribute with { Name = rename.To }),
        AlterAttributeType alter => With(alter.Attribute, attribute =>
            attribute with { Type = alter.Type, Collation = alter.Collation }),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no rule in the model."),
    };

    internal CompositeType WithComment(string attribute, string? text) =>
        With(attribute, found => found with { Comment = text });

    private CompositeType With(string name, Func<TypeAttribute, TypeAttribute> change) => this with
    {
        Attributes = Attributes
            .Select(attribute => attribute.Name == name ? change(attribute) : attribute)
            .ToValueList(),
    };
}

/// <summary>A part of a composite type.</summary>
public sealed record TypeAttribute(string Name, ColumnType Type)
{
    /// <summary>The collation, unquoted; <see langword="null"/> for the type's own.</summary>
    public TableName? Collation { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }
}
