using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What the repeatables of this run are still to change: what reads an object that is made anew comes back in
/// its new form, if it has one.</summary>
internal sealed class UpcomingDefinitions
{
    private readonly Dictionary<ObjectName, Change> _changes = [];

    /// <param name="earlier">What its last definition has made.</param>
    public void Add(RepeatableDefinition definition, IEnumerable<SchemaObject> earlier)
    {
        foreach (var known in earlier)
        {
            _changes[known.Name] = new(definition, null);
        }

        foreach (var defined in definition.Objects)
        {
            _changes[defined.Name] = new(definition, defined);
        }
    }

    /// <summary>The turn of an object has come.</summary>
    public void Remove(ObjectName name) => _changes.Remove(name);

    /// <summary>Makes an object anew. Where something that reads it is to change too, all that reads it goes first and
    /// comes back behind it, in one transaction: nothing is missing in between.</summary>
    public IEnumerable<Operation> MakeAnew(SchemaObject defined, SchemaModel model)
    {
        var replace = new ReplaceObject(defined) { Recreate = true };
        var readers = model.DependentsOf(defined.Name);
        return readers.Any(reader => _changes.ContainsKey(reader.Name)) ? Around(replace, readers, model) : [replace];
    }

    /// <summary>Drops an object. What reads it, and will do so no longer, goes first.</summary>
    public IEnumerable<Operation> Drop(ObjectName gone, SchemaModel model)
    {
        var readers = model.DependentsOf(gone);
        return readers.All(reader => _changes.ContainsKey(reader.Name))
            ? Around(new DropObject(gone), readers, model)
            : [new DropObject(gone)];
    }

    private IEnumerable<Operation> Around(
        Operation operation, IReadOnlyList<SchemaObject> readers, SchemaModel model) =>
    [
        .. readers.Reverse().Select(reader => new DropObject(reader.Name)),
        operation,
        .. readers.SelectMany(reader => Back(reader, readers, model)),
    ];

    // One that may need what is still to come is left to its own turn.
    private IEnumerable<Operation> Back(
        SchemaObject reader, IReadOnlyList<SchemaObject> readers, SchemaModel model)
    {
        if (!_changes.TryGetValue(reader.Name, out var change))
        {
            return [new CreateObject(reader), .. Owned(reader, model)];
        }

        var isToCome = change.Definition.Objects.Any(defined =>
            model.Find(defined.Name) is null && readers.All(other => other.Name != defined.Name));
        return change.Next is null || isToCome ? [] : [new CreateObject(change.Next), .. Owned(reader, model)];
    }

    private IEnumerable<Operation> Owned(SchemaObject reader, SchemaModel model) => model.OwnedBy(reader.Name.Name)
        .Where(owned => reader.Name.IsRelation && !_changes.ContainsKey(owned.Name))
        .Select(owned => new CreateObject(owned));

    /// <param name="Definition">Whose object it is.</param>
    /// <param name="Next">What it is to be; <see langword="null"/> if it is to go.</param>
    private sealed record Change(RepeatableDefinition Definition, SchemaObject? Next);
}
