namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The objects beside tables that are known, in no particular order.</summary>
    public IReadOnlyCollection<SchemaObject> Objects => _objects.Values;

    /// <summary>The object of that kind and name; <see langword="null"/> if it is not known.</summary>
    public SchemaObject? Find(ObjectName name) => _objects.TryGetValue(Key(name), out var found) ? found : null;

    /// <summary>The view or other relation of that name that is no table; <see langword="null"/> if none is
    /// known.</summary>
    internal SchemaObject? FindRelation(TableName name) =>
        ObjectName.RelationKinds.Select(kind => Find(new ObjectName(kind, name))).FirstOrDefault(found => found is not null);

    /// <summary>What belongs to a table or a view and goes with it, in an order that is always the same.</summary>
    internal IEnumerable<SchemaObject> OwnedBy(TableName owner) => Objects
        .Where(candidate => candidate.Name.Owner is { } table && AreSame(table, owner))
        .OrderBy(candidate => candidate.Name.Kind)
        .ThenBy(candidate => candidate.Name.Name.Name, StringComparer.Ordinal);

    private SchemaModel With(SchemaObject added) =>
        Next(objects: new(_objects) { [Key(added.Name)] = added });

    private SchemaModel Replaced(SchemaObject after) =>
        With(Find(after.Name) is { } before ? after with { Comment = before.Comment } : after);

    private SchemaModel Without(ObjectName name) =>
        Next(objects: Where(_objects, pair => pair.Key != Key(name))).WithoutOwnedBy(name.Name);

    private SchemaModel WithoutOwnedBy(TableName owner) => Next(objects: Where(
        _objects, pair => pair.Key.Owner is not { } table || !AreSame(table, owner)));

    private SchemaModel WithOwner(TableName from, TableName to) =>
        OwnedBy(from).Aggregate(this, (model, owned) =>
            model.Without(owned.Name).With(owned with { Name = owned.Name with { Owner = to } }));

    private SchemaModel Renamed(RenameObject rename) => Find(rename.Object) is { } before
        ? Without(rename.Object).With(before with { Name = before.Name.Renamed(rename.To) })
        : this;

    private ObjectName Key(ObjectName name) => name with
    {
        Name = name.IsInSchema ? Key(name.Name) : name.Name,
        Owner = name.Owner is null ? null : Key(name.Owner),
    };

    private static Dictionary<ObjectName, SchemaObject> Where(
        Dictionary<ObjectName, SchemaObject> objects, Func<KeyValuePair<ObjectName, SchemaObject>, bool> isKept) =>
        objects.Where(isKept).ToDictionary(pair => pair.Key, pair => pair.Value);
}
