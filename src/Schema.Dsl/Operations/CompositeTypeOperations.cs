namespace Schema.Dsl;

/// <summary>Changes a composite type.</summary>
public abstract record CompositeTypeChange(ObjectName Object) : ObjectChange(Object);

/// <summary>Adds a part. It is null in the values that are there.</summary>
public sealed record AddAttribute(ObjectName Object, TypeAttribute Attribute) : CompositeTypeChange(Object);

/// <summary>Drops a part.</summary>
public sealed record DropAttribute(ObjectName Object, string Attribute) : CompositeTypeChange(Object);

/// <summary>Gives a part another name.</summary>
public sealed record RenameAttribute(ObjectName Object, string From, string To) : CompositeTypeChange(Object);

/// <summary>Changes the type of a part, and its collation.</summary>
public sealed record AlterAttributeType(ObjectName Object, string Attribute, ColumnType Type)
    : CompositeTypeChange(Object)
{
    /// <summary>The collation from now on, unquoted; <see langword="null"/> for the type's own.</summary>
    public TableName? Collation { get; init; }
}
