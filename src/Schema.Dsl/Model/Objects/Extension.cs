namespace Schema.Dsl;

/// <summary>An extension of the server, such as <c>citext</c>. See the PostgreSQL manual, CREATE EXTENSION.</summary>
public sealed record Extension : SchemaObject
{
    /// <summary>The extension of that name.</summary>
    public Extension(string name)
        : base(NameOf(name))
    {
    }

    /// <summary>The schema that its objects go into; <see langword="null"/> for the target schema of the run.</summary>
    public string? Schema { get; init; }

    /// <summary>The version; <see langword="null"/> for the server's default.</summary>
    public string? Version { get; init; }

    /// <summary>Creates the extensions that it needs too.</summary>
    public bool Cascade { get; init; }

    internal override SchemaObject Following(Renaming renaming) =>
        this with { Schema = Schema is null ? null : renaming.Schema(Schema) };

    internal static ObjectName NameOf(string name) => new(ObjectKind.Extension, new TableName(null, name));
}
