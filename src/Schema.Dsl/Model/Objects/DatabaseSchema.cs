namespace Schema.Dsl;

/// <summary>A schema: a name space for tables and other objects. See the PostgreSQL manual, CREATE SCHEMA.</summary>
public sealed record DatabaseSchema : SchemaObject
{
    /// <summary>The schema of that name.</summary>
    public DatabaseSchema(string name)
        : base(NameOf(name))
    {
    }

    internal static ObjectName NameOf(string name) => new(ObjectKind.Schema, new TableName(null, name));
}
