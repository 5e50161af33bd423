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

    /// <summary>The materialized view that an index belongs to; <see langword="null"/> if none is known.</summary>
    internal MaterializedView? ViewOfIndex(TableName index) => Objects.OfType<MaterializedView>().FirstOrDefault(view =>
        SchemaOf(view.Name.Name) == SchemaOf(index) && view.Indexes.Any(candidate => candidate.Name == index.Name));

    private SchemaModel ChangeView(TableName name, Func<StoredQuery, StoredQuery> change) =>
        FindRelation(name) is StoredQuery view ? With(change(view)) : this;

    private SchemaModel Replaced(SchemaObject after) =>
        With(Find(after.Name) is { } before ? after.InPlaceOf(before, this) : after);

    private SchemaModel Without(ObjectName name)
    {
        var without = Next(objects: Where(_objects, pair => pair.Key != Key(name)));
        return name.IsRelation ? without.WithoutOwnedBy(name.Name) : without;
    }

    private SchemaModel WithoutOwnedBy(TableName owner) => Next(objects: Where(
        _objects, pair => pair.Key.Owner is not { } table || !AreSame(table, owner)));

    private SchemaModel WithOwner(TableName from, TableName to) =>
        OwnedBy(from).Aggregate(this, (model, owned) =>
            model.Without(owned.Name).With(owned with { Name = owned.Name with { Owner = to } }));

    private SchemaModel Renamed(RenameObject rename)
    {
        if (Find(rename.Object) is not { } before)
        {
            return this;
        }

        var name = before.Name.Renamed(rename.To);
        var owners = name.IsRelation ? WithOwner(before.Name.Name, name.Name) : this;
        return owners.Without(rename.Object).With(before switch
        {
            View view => view.Named(name),
            MaterializedView view => view.Named(name),
            _ => before with { Name = name },
        });
    }

    private ObjectName Key(ObjectName name) => name with
    {
        Name = name.IsInSchema ? Key(name.Name) : name.Name,
        Owner = name.Owner is null ? null : Key(name.Owner),
    };

    private static Dictionary<ObjectName, SchemaObject> Where(
        Dictionary<ObjectName, SchemaObject> objects, Func<KeyValuePair<ObjectName, SchemaObject>, bool> isKept) =>
        objects.Where(isKept).ToDictionary(pair => pair.Key, pair => pair.Value);
}
