namespace Schema.Dsl;

/// <summary>Creates a schema, a type, a view or another object that is no table.</summary>
public sealed record CreateObject(SchemaObject Object) : Operation;

/// <summary>Says what an object looks like that is there already, made by raw SQL or before Schema. Runs no
/// SQL.</summary>
public sealed record DeclareObject(SchemaObject Object) : Operation;

/// <summary>Gives an object another definition. Its name, its comment and what belongs to it stay.</summary>
public sealed record ReplaceObject(SchemaObject Object) : Operation
{
    /// <summary>Drops it and creates it again, with what depends on it; otherwise the server has to take the new
    /// definition in its place.</summary>
    public bool Recreate { get; init; }
}

/// <summary>Drops an object and all that belongs to it.</summary>
public sealed record DropObject(ObjectName Object) : Operation;

/// <summary>Gives an object another name.</summary>
public sealed record RenameObject(ObjectName Object, string To) : Operation;

/// <summary>Moves an object into another schema.</summary>
/// <param name="Schema">The schema; <see langword="null"/> for the target schema of the run.</param>
public sealed record MoveObject(ObjectName Object, string? Schema) : Operation;

/// <summary>Changes an object in a way that its kind alone knows. What is not named stays as it is.</summary>
public abstract record ObjectChange(ObjectName Object) : Operation;
