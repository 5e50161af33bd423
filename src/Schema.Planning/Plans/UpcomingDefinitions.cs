using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The repeatables that are still to be applied in this run: what reads an object that is made anew comes back
/// in its new form, if it has one.</summary>
internal sealed class UpcomingDefinitions
{
    private readonly Dictionary<ObjectName, SchemaObject?> _changing = [];

    /// <param name="earlier">What its last definition has made.</param>
    public void Add(RepeatableDefinition definition, IEnumerable<SchemaObject> earlier)
    {
        foreach (var known in earlier)
        {
            _changing[known.Name] = null;
        }

        foreach (var defined in definition.Objects)
        {
            _changing[defined.Name] = defined;
        }
    }

    /// <summary>Its turn has come.</summary>
    public void Remove(RepeatableDefinition definition, IEnumerable<SchemaObject> earlier)
    {
        foreach (var one in earlier.Concat(definition.Objects))
        {
            _changing.Remove(one.Name);
        }
    }

    /// <summary>Makes an object anew. Where something that reads it is to change too, all that reads it goes first and
    /// comes back behind it, in one transaction: nothing is missing in between.</summary>
    public IEnumerable<Operation> MakeAnew(SchemaObject defined, SchemaModel model)
    {
        var replace = new ReplaceObject(defined) { Recreate = true };
        var readers = model.DependentsOf(defined.Name);
        return !readers.Any(reader => _changing.ContainsKey(reader.Name)) ? [replace] :
        [
            .. readers.Reverse().Select(reader => new DropObject(reader.Name)),
            replace,
            .. readers.SelectMany(reader => Back(reader, model)),
        ];
    }

    private IEnumerable<Operation> Back(SchemaObject reader, SchemaModel model) =>
        !_changing.TryGetValue(reader.Name, out var next)
            ? [new CreateObject(reader), .. Owned(reader, model)]
            : next is null ? [] : [new CreateObject(next), .. Owned(reader, model)];

    private IEnumerable<Operation> Owned(SchemaObject reader, SchemaModel model) => model.OwnedBy(reader.Name.Name)
        .Where(owned => reader.Name.IsRelation && !_changing.ContainsKey(owned.Name))
        .Select(owned => new CreateObject(owned));
}
