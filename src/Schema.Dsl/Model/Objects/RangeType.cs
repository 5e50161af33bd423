namespace Schema.Dsl;

/// <summary>A range type: from one value of another type to the next. See the PostgreSQL manual, chapter
/// 8.17.</summary>
public sealed record RangeType : SchemaObject
{
    /// <summary>The type of that name.</summary>
    /// <param name="subtype">The type of the two ends.</param>
    public RangeType(TableName name, ColumnType subtype)
        : base(ObjectName.OfType(name)) => Subtype = subtype;

    /// <summary>The type of the two ends.</summary>
    public ColumnType Subtype { get; init; }

    /// <summary>The operator class that orders the ends, as SQL; <see langword="null"/> for the type's own.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>The collation that orders the ends, unquoted; <see langword="null"/> for the type's own.</summary>
    public TableName? Collation { get; init; }

    /// <summary>The function that writes equal ranges in one way; <see langword="null"/> for none.</summary>
    public TableName? Canonical { get; init; }

    /// <summary>The function that says how far two ends are apart; <see langword="null"/> for none.</summary>
    public TableName? SubtypeDiff { get; init; }

    /// <summary>The name of the type for several ranges, in the schema of this one (PostgreSQL 14 and later);
    /// <see langword="null"/> for <c>float_multirange</c>.</summary>
    public string? Multirange { get; init; }

    internal TableName MultirangeName =>
        Name.Name with { Name = Multirange ?? MultirangeNames.Of(Name.Name.Name) };

    internal override IEnumerable<TableName> TypeNames => [Name.Name, MultirangeName];

    internal override IEnumerable<ColumnType> Types => [Subtype];

    internal override SchemaObject Following(Renaming renaming) => this with
    {
        Subtype = renaming.Type(Subtype),
        Collation = Collation is null ? null : renaming.Collation(Collation),
        Canonical = Canonical is null ? null : renaming.Name(Canonical),
        SubtypeDiff = SubtypeDiff is null ? null : renaming.Name(SubtypeDiff),
    };
}
