namespace Schema.Dsl;

/// <summary>What a database holds beside tables: a schema, an extension, a type, a view, a routine, a trigger …</summary>
/// <remarks>Each is created, replaced, renamed, dropped and restored by the same few operations; what tells them apart
/// is their definition.</remarks>
public abstract record SchemaObject
{
    private protected SchemaObject(ObjectName name) => Name = name;

    /// <summary>The kind and the name, by which it is found.</summary>
    public ObjectName Name { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }

    /// <summary>The pieces of SQL in the definition, in which other objects may be mentioned.</summary>
    internal virtual IEnumerable<string> Sql => [];
}
