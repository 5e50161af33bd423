namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The type or the domain of that name; <see langword="null"/> if none is known.</summary>
    internal SchemaObject? FindType(TableName name) =>
        ObjectName.TypeKinds.Select(kind => Find(new ObjectName(kind, name))).FirstOrDefault(found => found is not null);

    /// <summary>The same model, as the next transaction meets it: what the one before it has added can be used by
    /// now.</summary>
    internal SchemaModel InNextTransaction() => Objects.OfType<EnumType>().Any(known => known.IsNew || known.UnusableValues.Count > 0)
        ? Next(objects: _objects.ToDictionary(pair => pair.Key, pair => pair.Value is EnumType known
            ? known with { IsNew = false, UnusableValues = ValueList<string>.Empty }
            : pair.Value))
        : this;

    /// <summary>How values of a type are stored by themselves; <see langword="null"/> where that is not
    /// known.</summary>
    internal ColumnStorage? StorageOf(ColumnType type) =>
        TypeTraits.Storage(type) ?? (TypeNames.Of(type) is { } name ? FindType(name) : null) switch
        {
            EnumType => ColumnStorage.Plain,
            CompositeType or RangeType => ColumnStorage.Extended,
            Domain domain => StorageOf(domain.Type),
            _ => null,
        };

    /// <summary>Whether values of a type are never compressed and never leave the row.</summary>
    internal bool IsAlwaysPlain(ColumnType type) => StorageOf(type) == ColumnStorage.Plain;

    private SchemaModel FollowingTypes(IEnumerable<(TableName From, TableName To)> types) =>
        types.Aggregate(this, (model, type) => model.FollowingType(type.From, type.To));

    private SchemaModel FollowingType(TableName from, TableName to) => from == to
        ? this
        : Following(new TypeRenaming(name => AreSame(name, from) ? to : null));

    private SchemaModel FollowingValue(RenameEnumValue rename) => Following(
        new EnumValueRenaming(name => AreSame(name, rename.Object.Name), rename.From, rename.To));

    // A bound names values of an enum, as a default does.
    private Table WithBound(Table table, Renaming renaming) =>
        table.PartitionOf is { } partition && Find(partition.Of)?.PartitionedBy is { } key
            ? table with
            {
                PartitionOf = partition with
                {
                    Bound = partition.Bound.Rewritten((place, value) =>
                        key.Keys[place].Column is { } name && table.Column(name) is { } column
                            ? renaming.Default(value, column.Type)!
                            : value),
                },
            }
            : table;

    private SchemaModel Following(Renaming renaming)
    {
        var renamed = Tables
            .Select(table => (Before: table, After: WithBound(table, renaming).Following(renaming)))
            .Where(pair => !pair.Before.Equals(pair.After))
            .Aggregate(this, (model, pair) => model.With(pair.Before.Name, pair.After));
        return renamed.Next(
            objects: Objects
            .Select(known => known.Following(renaming))
            .Select(known => known.Name.Following(renaming) is var name && name == known.Name ? known : known.Named(name))
            .ToDictionary(known => Key(known.Name)),
            grants: Grants.ToDictionary(pair => Followed(pair.Key, renaming), pair => pair.Value));
    }
}
