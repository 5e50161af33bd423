using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a definition of a repeatable has made of the schema, stored with its row: the fold knows it by this,
/// whichever release looks.</summary>
internal sealed record DefinedObjects(ValueList<SchemaObject> Objects)
{
    /// <summary>Who may do what with them, as changes of what new objects have.</summary>
    public ValueList<PrivilegeChange> Grants { get; init; } = ValueList<PrivilegeChange>.Empty;

    /// <summary>What it has dropped, since it is defined no longer.</summary>
    public ValueList<ObjectName> Dropped { get; init; } = ValueList<ObjectName>.Empty;

    /// <summary>The same as operations.</summary>
    public IEnumerable<Operation> ToOperations() => Objects
        .Select(defined => (Operation)new CreateObject(defined))
        .Concat(Grants)
        .Concat(Dropped.Select(dropped => new DropObject(dropped)));
}
