using Schema.Dsl;

namespace Schema.Planning;

internal sealed partial class PostgresDialect
{
    /// <summary>An object with all that is said of it.</summary>
    private IEnumerable<string> CreateObject(SchemaObject created) =>
    [
        .. _objects.Create(created),
        .. created is ExtendedStatistics statistics ? Target(statistics) : [],
        .. Comments(On.Object(created.Name), created.Comment),
        .. created is Trigger { State: not TriggerState.Enabled } trigger
            ? new[] { State(trigger.Name, trigger.State) }
            : [],
        .. created is Trigger { Keeps: { } pair, Name.Owner: { } table } ? Tried(table, pair) : [],
        .. created is StoredQuery view ? ColumnComments(view) : [],
        .. created is CompositeType type
            ? type.Attributes.SelectMany(attribute => Comments(type.Name, attribute))
            : [],
        .. created is Domain domain ? domain.Checks.SelectMany(check => Comments(domain.Name, check)) : [],
        .. created is MaterializedView { Indexes: var indexes } ? indexes.SelectMany(CreateIndex) : [],
    ];

    // What the trigger computes is read when it runs first. Wrong SQL is to be found while nothing is committed yet.
    private IEnumerable<string> Tried(TableName table, OnlineColumn pair) => (pair.Forth ?? pair.Back) is null || pair.IsNumbered
        ? []
        : new[] { pair.Fill(table), pair.FillBack(table) }
            .Select(fill => _rows.Render(fill with { Where = new SqlTerms("false") }));

    // The server lets a sequence follow its table into the log and out of it, but not at first.
    private IEnumerable<string> Logging(Sequence? created, SchemaModel before) =>
        created is null ? [] : Logging(created.Name, from: false, to: IsUnlogged(created.OwnedBy, before));

    private IEnumerable<string> Logging(ObjectChange change, SchemaModel before) =>
        change is AlterSequence { OwnedBy: { } owner } && before.Find(change.Object) is Sequence known
            ? Logging(known.Name, from: IsUnlogged(known.OwnedBy, before), to: IsUnlogged(owner, before))
            : [];

    private IEnumerable<string> Logging(ObjectName sequence, bool from, bool to) =>
        from == to || !Capabilities.UnloggedSequences
            ? []
            : [$"ALTER {_objects.Reference(sequence)} SET {(to ? "UNLOGGED" : "LOGGED")}"];

    private static bool IsUnlogged(SequenceOwner? owner, SchemaModel model) =>
        owner?.Table is { } table && model.Find(table) is { Unlogged: true };

    /// <summary>Drops an object and creates it again, between what depends on it.</summary>
    private IEnumerable<string> Recreate(ReplaceObject replace, SchemaModel before)
    {
        var after = before.Apply(replace);
        var name = replace.Object.Name;
        var dependents = after.DependentsOf(name);
        return
        [
            .. dependents.Reverse().Select(dependent => DropObject(dependent.Name)),
            DropObject(name),
            .. dependents.Prepend(after.Find(name) ?? replace.Object).SelectMany(one => CreateAgain(one, after)),
        ];
    }

    private IEnumerable<string> CreateAgain(SchemaObject created, SchemaModel model) =>
    [
        .. CreateObject(created),
        .. created.Name.IsRelation ? model.OwnedBy(created.Name.Name).SelectMany(CreateObject) : [],
        .. GrantReversal.Restore(On.Object(created.Name), model).SelectMany(change => Render(change, model)),
    ];

    private IEnumerable<string> Target(ExtendedStatistics statistics) => statistics.Target is null
        ? []
        : _objects.Change(new SetStatisticsTarget(statistics.Name, statistics.Target));

    private string DropObject(ObjectName name) => $"DROP {_objects.Reference(name)}";

    private IEnumerable<string> ColumnComments(StoredQuery view) => view.ColumnComments.Select(comment =>
        Comment(On.Column(view.Name.Name, comment.Column), comment.Text));

    private IEnumerable<string> Comments(ObjectChange change) => change switch
    {
        AddAttribute add => Comments(add.Object, add.Attribute),
        AddDomainCheck add => Comments(add.Object, add.Check),
        _ => [],
    };

    private IEnumerable<string> Comments(ObjectName type, TypeAttribute attribute) =>
        Comments(On.Attribute(type.Name, attribute.Name), attribute.Comment);

    private IEnumerable<string> Comments(ObjectName domain, DomainCheck check) =>
        Comments(On.DomainConstraint(domain.Name, check.Name), check.Comment);

    private string State(ObjectName trigger, TriggerState state)
    {
        var change = state switch
        {
            TriggerState.Enabled => "ENABLE",
            TriggerState.Disabled => "DISABLE",
            TriggerState.Replica => "ENABLE REPLICA",
            TriggerState.Always => "ENABLE ALWAYS",
            _ => throw new InvalidOperationException($"{state} has no SQL."),
        };
        return Alter(trigger.Owner!, $"{change} TRIGGER {PostgresSyntax.Name(trigger.Name.Name)}");
    }

    private IEnumerable<string> RowSecurity(SetRowSecurity set)
    {
        if (set.IsEnabled is { } isEnabled)
        {
            yield return Alter(set.Table, $"{(isEnabled ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY");
        }

        if (set.IsForced is { } isForced)
        {
            yield return Alter(set.Table, $"{(isForced ? "FORCE" : "NO FORCE")} ROW LEVEL SECURITY");
        }
    }

    private string Refresh(RefreshMaterializedView refresh) => string.Concat(
        "REFRESH MATERIALIZED VIEW ",
        refresh.Concurrently ? "CONCURRENTLY " : "",
        Table(refresh.View),
        refresh.WithData ? "" : " WITH NO DATA");
}
