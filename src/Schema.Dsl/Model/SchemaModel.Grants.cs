namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>What is known of privileges. Of what has no entry nothing was said, so it has those that PostgreSQL
    /// gives by itself.</summary>
    private Dictionary<On, KnownGrants> Grants { get; init; } = [];

    /// <summary>The privileges on something that exists, or is to be created.</summary>
    internal ValueList<Granted> GrantsOn(On target) =>
        Grants.TryGetValue(Key(target), out var known) ? known.All : GrantsOfServer(target);

    /// <summary>Whether nobody but the history can have said who may do what.</summary>
    internal bool KnowsGrantsOn(On target) => !HasUnknowns && KnowsAllGrantsOn(target);

    /// <summary>The privileges that something would have if it were created now.</summary>
    internal ValueList<Granted> GrantsOnNew(On target)
    {
        if (FutureGroup(target) is not { } group)
        {
            return ValueList<Granted>.Empty;
        }

        var everywhere = GrantsOn(new On.FutureTarget(group, null, null));
        return SchemaOf(target) is { } schema
            ? GrantsOn(new On.FutureTarget(group, schema, null)).Aggregate(everywhere, GrantedChanges.With)
            : everywhere;
    }

    /// <summary>The objects that are known of those that a change of privileges is about, in an order that is always
    /// the same.</summary>
    internal IEnumerable<On> TargetsOf(On target) => target is not On.AllTarget all ? [target] : Tables
        .OrderBy(table => table.Name.ToString(), StringComparer.Ordinal)
        .SelectMany(table => IdentitiesOf(table).Prepend(On.Table(table.Name)))
        .Concat(Objects.OrderBy(known => known.Name.ToString(), StringComparer.Ordinal).Select(known => On.Object(known.Name)))
        .Where(one => IsOf(one, all));

    /// <summary>The sequences that a table has for its identity columns.</summary>
    internal static IEnumerable<On> IdentitiesOf(Table table) => table.Columns
        .Where(column => column.Identity is not null)
        .Select(column => (On)new On.IdentityTarget(table.Name, column.Name));

    /// <summary>An object, and what comes with it and has privileges of its own.</summary>
    internal static IEnumerable<On> TargetsWith(SchemaObject known) => known is RangeType
        ? [On.Object(known.Name), new On.ConstructorsTarget(known.Name.Name)]
        : [On.Object(known.Name)];

    private bool IsOf(On one, On.AllTarget all) =>
        SchemaOf(one) == (all.SchemaName ?? DefaultSchema)
        && PrivilegeNames.GroupOf(one) is { } group
        && (group == all.Group
            || (all.Group == ObjectGroup.Routines && group is ObjectGroup.Functions or ObjectGroup.Procedures));

    // Functions and types are everybody's to use. See the manual, chapter 5.7.
    private static ValueList<Granted> GrantsOfServer(On target) => FutureGroup(target) switch
    {
        _ when target is On.FutureTarget { SchemaName: not null } => ValueList<Granted>.Empty,
        ObjectGroup.Routines => new[] { new Granted(new Privilege("EXECUTE", null), PrivilegeNames.Everybody) },
        ObjectGroup.Types => new[] { new Granted(new Privilege("USAGE", null), PrivilegeNames.Everybody) },
        _ => ValueList<Granted>.Empty,
    };

    private static ObjectGroup? FutureGroup(On target) => PrivilegeNames.GroupOf(target) switch
    {
        ObjectGroup.Functions or ObjectGroup.Procedures => ObjectGroup.Routines,
        var group => group,
    };

    private string? SchemaOf(On target) => target switch
    {
        On.TableTarget table => SchemaOf(table.Name),
        On.IdentityTarget identity => SchemaOf(identity.TableName),
        On.ConstructorsTarget made => SchemaOf(made.TypeName),
        On.ObjectTarget { Name: { IsInSchema: true } name } => SchemaOf(name.Name),
        _ => null,
    };

    private SchemaModel With(PrivilegeChange change) => TargetsOf(change.Target).Aggregate(this, (model, target) =>
        model.WithGrantsOn(target, model.GrantsOn(target).After(change), model.KnowsAllGrantsOn(target)));

    private bool KnowsAllGrantsOn(On target) => Grants.TryGetValue(Key(target), out var known) && known.AreAll;

    private SchemaModel WithGrantsOn(On target, ValueList<Granted> granted, bool areAll) =>
        Next(grants: new(Grants) { [Key(target)] = new(granted, areAll) });

    private SchemaModel WithFirstGrantsOn(IEnumerable<On> created) => created.Aggregate(
        this, (model, target) => model.WithGrantsOn(target, model.GrantsOnNew(target), areAll: true));

    // It may have been there before the history began; but if raw SQL has made it, it has what a new one would have.
    private SchemaModel WithLikelyGrantsOn(IEnumerable<On> declared) => declared
        .Where(target => !Grants.ContainsKey(Key(target)))
        .Aggregate(this, (model, target) => model.WithGrantsOn(target, model.GrantsOnNew(target), areAll: false));

    private SchemaModel WithoutGrantsOn(IEnumerable<On> dropped)
    {
        var gone = dropped.Select(Key).ToArray();
        return WithGrantsOn(target => gone.Contains(target) ? null : target);
    }

    private IEnumerable<On> IdentitiesOf(TableName table, string? column = null) =>
        Find(table) is not { } known ? [] : IdentitiesOf(known)
            .Where(identity => column is null || ((On.IdentityTarget)identity).Name == column);

    private SchemaModel WithoutGrantsOf(DropTable drop) => WithoutGrantsOn(
    [
        On.Table(drop.Table),
        .. IdentitiesOf(drop.Table),
        .. SequencesOf(drop.Table).Select(sequence => On.Object(sequence.Name)),
    ]);

    private SchemaModel WithoutGrantsOf(DropColumn drop)
    {
        var model = WithoutGrantsOn(
        [
            .. IdentitiesOf(drop.Table, drop.Column),
            .. SequencesOf(drop.Table, drop.Column).Select(sequence => On.Object(sequence.Name)),
        ]);
        return model.ChangeGrants(drop.Table, known => known.Where(one => one.Privilege.Column != drop.Column));
    }

    private SchemaModel ChangeGrants(TableName table, Func<ValueList<Granted>, IEnumerable<Granted>> change) =>
        Grants.TryGetValue(Key(On.Table(table)), out var known)
            ? WithGrantsOn(On.Table(table), change(known.All).ToValueList(), known.AreAll)
            : this;

    private SchemaModel WithGrantsOf(RenameColumn rename) => WithGrantsOn(target =>
        target is On.IdentityTarget identity && identity.Name == rename.From && AreSame(identity.TableName, rename.Table)
            ? identity with { Name = rename.To }
            : target)
        .ChangeGrants(rename.Table, known => known.Select(one => one.Privilege.Column == rename.From
            ? one with { Privilege = one.Privilege with { Column = rename.To } }
            : one));

    private SchemaModel WithGrantsMoved(TableName from, TableName to) => WithGrantsOn(target => target switch
    {
        On.TableTarget table when AreSame(table.Name, from) => new On.TableTarget(Key(to)),
        On.IdentityTarget identity when AreSame(identity.TableName, from) => identity with { TableName = Key(to) },
        _ => target,
    });

    private SchemaModel WithGrantsMoved(ObjectName from, ObjectName to)
    {
        var (old, now) = (Key(from), Key(to));
        return WithGrantsOn(target => target switch
        {
            On.ObjectTarget named when named.Name == old => On.Object(now),
            On.ConstructorsTarget made when old == ObjectName.OfType(made.TypeName) => new On.ConstructorsTarget(now.Name),
            _ => target,
        });
    }

    private SchemaModel WithGrantsOn(Func<On, On?> rename) => Next(grants: Grants
        .Select(pair => (Target: rename(pair.Key), pair.Value))
        .Where(pair => pair.Target is not null)
        .ToDictionary(pair => pair.Target!, pair => pair.Value));

    private On Followed(On target, Renaming renaming) => target switch
    {
        On.TableTarget table => new On.TableTarget(renaming.Name(table.Name)),
        On.IdentityTarget identity => identity with { TableName = renaming.Name(identity.TableName) },
        On.ConstructorsTarget made => new On.ConstructorsTarget(renaming.Name(made.TypeName)),
        On.FutureTarget { SchemaName: { } schema } future => future with { SchemaName = renaming.Schema(schema) },
        On.ObjectTarget named when Find(named.Name) is { } known =>
            On.Object(Key(known.Following(renaming).Name.Following(renaming))),
        _ => target,
    };

    // A view may be named as a table, and the sequence of an identity column by its name.
    private On Key(On target) => target switch
    {
        On.TableTarget table => FindRelation(table.Name) is StoredQuery view
            ? On.Object(Key(view.Name))
            : new On.TableTarget(Key(table.Name)),
        On.IdentityTarget identity => identity with { TableName = Key(identity.TableName) },
        On.ConstructorsTarget made => new On.ConstructorsTarget(Key(made.TypeName)),
        On.ObjectTarget { Name: { Kind: ObjectKind.Sequence, Name: var sequence } } named =>
            IdentityOf(sequence) ?? On.Object(Key(named.Name)),
        On.ObjectTarget named => On.Object(Key(named.Name)),
        _ => target,
    };

    /// <summary>The identity column whose sequence has that name; <see langword="null"/> if none is known.</summary>
    internal On? IdentityOf(TableName sequence) =>
        TableOfPart(sequence) is { } table && table.Columns.FirstOrDefault(column => column.Identity is not null
            && DerivedNames.Sequence(table.Name, column) == sequence.Name) is { } column
            ? new On.IdentityTarget(Key(table.Name), column.Name)
            : null;
}
