namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The objects beside tables that are known, in no particular order.</summary>
    public IReadOnlyCollection<SchemaObject> Objects => _objects.Values;

    /// <summary>The object of that kind and name; <see langword="null"/> if it is not known.</summary>
    public SchemaObject? Find(ObjectName name) => _objects.TryGetValue(Key(name), out var found) ? found : null;

    /// <summary>The view or other relation of that name that is no table; <see langword="null"/> if none is
    /// known.</summary>
    internal SchemaObject? FindRelation(TableName name) => ObjectName.RelationKinds
        .Append(ObjectKind.Type)
        .Select(kind => Find(new ObjectName(kind, name)))
        .FirstOrDefault(found => found is { IsRelation: true });

    /// <summary>What belongs to a table or a view and goes with it, in an order that is always the same.</summary>
    internal IEnumerable<SchemaObject> OwnedBy(TableName owner) => Objects
        .Where(candidate => candidate.Owner is { } table && AreSame(table, owner))
        .OrderBy(candidate => candidate.Name.Kind)
        .ThenBy(candidate => candidate.Name.Name.Name, StringComparer.Ordinal);

    /// <summary>Whether an operation has dropped the object, or renamed it, whatever raw SQL has done: it is known to
    /// be missing.</summary>
    internal bool IsGone(ObjectName name) => Gone.Contains(Key(name));

    private HashSet<ObjectName> Gone { get; init; } = [];

    // What raw SQL makes the model forget may be there all the same. An operation that adds takes nothing away.
    private SchemaModel WithGone(Operation operation, SchemaModel before)
    {
        if (ReferenceEquals(_objects, before._objects) || operation is ExecuteSql or RunCode)
        {
            return this;
        }

        var known = _objects.Count > before._objects.Count ? Gone : Gone.Concat(before._objects.Keys);
        return Next(gone: [.. known.Where(name => !_objects.ContainsKey(name))]);
    }

    private SchemaModel Created(SchemaObject created) => With(created switch
    {
        EnumType type => type with { IsNew = true, UnusableValues = ValueList<string>.Empty },

        // What it was copied from may change, or go.
        Collation { From: { } source } copy when Find(Collation.NameOf(source)) is Collation known =>
            known with { Name = copy.Name, Comment = copy.Comment },
        _ => created,
    });

    private SchemaModel With(SchemaObject added) =>
        Next(objects: new(_objects) { [Key(added.Name)] = added });

    /// <summary>The materialized view that an index belongs to; <see langword="null"/> if none is known.</summary>
    internal MaterializedView? ViewOfIndex(TableName index) => Objects.OfType<MaterializedView>().FirstOrDefault(view =>
        SchemaOf(view.Name.Name) == SchemaOf(index) && view.Indexes.Any(candidate => candidate.Name == index.Name));

    private SchemaModel ChangeView(TableName name, Func<StoredQuery, StoredQuery> change) =>
        FindRelation(name) is StoredQuery view ? With(change(view)) : this;

    private SchemaModel Replaced(SchemaObject after) =>
        With(Find(after.Name) is { } before ? after.InPlaceOf(before, this) : after);

    private SchemaModel Changed(ObjectChange change) => (Find(change.Object), change) switch
    {
        (EnumType known, AddEnumValue add) => With(known.With(add)),
        (EnumType known, RenameEnumValue rename) => With(known.With(rename)).FollowingValue(rename),
        (Domain known, DomainChange changed) => With(known.With(changed)),
        (CompositeType known, CompositeTypeChange changed) => With(known.With(changed)),
        (Sequence known, AlterSequence alter) => With(known.With(alter)),
        (ExtendedStatistics known, SetStatisticsTarget set) => With(known with { Target = set.Target }),
        (Extension known, UpdateExtension update) => With(known with { Version = update.Version }),
        _ => this,
    };

    private SchemaModel Without(ObjectName name) =>
        name.IsRelation ? WithoutKey(name).WithoutOwnedBy(name.Name) : WithoutKey(name);

    private SchemaModel WithoutKey(ObjectName name) => Next(objects: Where(_objects, pair => pair.Key != Key(name)));

    private SchemaModel WithoutOwnedBy(TableName owner) => Next(objects: Where(_objects, pair =>
        (pair.Value.Owner is not { } table || !AreSame(table, owner)) && !IsOwned(pair.Value, owner)));

    private SchemaModel WithOwner(TableName from, TableName to) =>
        OwnedBy(from).Aggregate(WithSequenceOwner(from, owner => owner with { Table = to }), (model, owned) =>
            model.WithoutKey(owned.Name).With(owned.WithOwner(to)));

    private SchemaModel WithOwnerColumnRenamed(RenameColumn rename) => OwnedBy(rename.Table)
        .Aggregate(this, (model, owned) => model.With(owned.WithOwnerColumnRenamed(rename.From, rename.To)));

    private SchemaModel WithFunctionRenamed(TableName from, TableName to)
    {
        return Objects.Aggregate(WithCallsRenamed(from, to), (model, known) => known switch
        {
            RangeType range when range.Canonical is not null || range.SubtypeDiff is not null => model.With(range with
            {
                Canonical = Named(range.Canonical),
                SubtypeDiff = Named(range.SubtypeDiff),
            }),
            _ => model,
        });

        TableName? Named(TableName? function) => function is not null && IsCallOf(function, from) ? to : function;
    }

    private SchemaModel WithTriggersRunning(ObjectName from, ObjectName to) => TriggersOf(from)
        .Aggregate(this, (model, trigger) => model.With((Trigger)trigger with { Function = to.Name }));

    private SchemaModel Renamed(ObjectName from, ObjectName to)
    {
        var before = Find(from);
        var renamed = before is null ? this : WithGrantsMoved(from, to).WithoutKey(from).With(before.Named(to));
        var owned = from.IsRelation ? renamed.WithOwner(from.Name, to.Name) : renamed;
        return from.Kind switch
        {
            ObjectKind.Schema => owned.Following(new SchemaRenaming(from.Name.Name, to.Name.Name)),
            ObjectKind.Sequence => owned.Following(
                new SequenceRenaming(name => AreSame(name, from.Name) ? to.Name : null)),
            ObjectKind.Collation => owned.Following(
                new CollationRenaming(name => AreSame(name, from.Name) ? to.Name : null)),
            ObjectKind.Type or ObjectKind.Domain => ConstructorsOf(from, to)
                .Aggregate(owned, (model, made) => model.WithFunctionRenamed(made.From, made.To))
                .FollowingTypes(TypeNamesOf(from, to)),
            ObjectKind.Function when OverloadsOf(from.Name) == 1 =>
                owned.WithFunctionRenamed(from.Name, to.Name).WithTriggersRunning(from, to),
            ObjectKind.Function => owned.WithTriggersRunning(from, to),
            _ => from.IsRelation ? owned.FollowingType(from.Name, to.Name) : owned,
        };
    }

    // A type may bring others, which are renamed with it.
    private IEnumerable<(TableName From, TableName To)> TypeNamesOf(ObjectName from, ObjectName to)
    {
        var known = Find(from);
        return (known?.TypeNames ?? [from.Name])
            .Zip(known?.Named(to).TypeNames ?? [to.Name], (old, name) => (old, name));
    }

    // The functions that make values of a range type bear its name. Among others of that name, the server alone knows
    // which one is called.
    private IEnumerable<(TableName From, TableName To)> ConstructorsOf(ObjectName from, ObjectName to) =>
        Find(from) is RangeType ? TypeNamesOf(from, to).Where(type => OverloadsOf(type.From) == 0) : [];

    private ObjectName Key(ObjectName name) => name with
    {
        Name = name.IsInSchema ? Key(name.Name) : name.Name,
        Owner = name.Owner is null ? null : Key(name.Owner),
    };

    private static Dictionary<ObjectName, SchemaObject> Where(
        Dictionary<ObjectName, SchemaObject> objects, Func<KeyValuePair<ObjectName, SchemaObject>, bool> isKept) =>
        objects.Where(isKept).ToDictionary(pair => pair.Key, pair => pair.Value);
}
