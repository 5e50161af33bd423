namespace Schema.Dsl;

/// <summary>Brings objects back to what the history knows of them.</summary>
internal static class ObjectReversal
{
    public static Reversal Of(ObjectName name, SchemaModel before, Func<SchemaObject, Operation[]> restore) =>
        Of<SchemaObject>(name, before, known => new Reversal.Possible(restore(known)));

    /// <param name="restore">The way back to what is known.</param>
    public static Reversal Of<T>(ObjectName name, SchemaModel before, Func<T, Reversal> restore)
        where T : SchemaObject =>
        before.Find(name) is T known
            ? restore(known)
            : new Reversal.Impossible(
                $"the {name.InWords} is not known from the history. Declare what it looks like before this migration, "
                + "with Existing(() => Create…)");

    /// <summary>Creates an object again, with what went with it.</summary>
    public static Reversal Restore(ObjectName name, SchemaModel before) => before.Find(name) switch
    {
        { Doubt: not null } known => Doubtful(known),
        MaterializedView view when before.UnfilledSourceOf(view) is { } source => Unfilled(view, source),
        { Name.IsRelation: true } known => WithOwned(
            known.Name.Name, before, new CreateObject(known), GrantReversal.Restore(On.Object(name), before)),
        _ => Of(name, before, known =>
        [
            new CreateObject(known),
            .. SchemaModel.TargetsWith(known).SelectMany(target => GrantReversal.Restore(target, before)),
        ]),
    };

    /// <summary>Gives an object its definition back, in its place where the server is sure to take it there; else it is
    /// created anew, with what depends on it.</summary>
    public static Reversal Replace(SchemaObject after, SchemaModel before)
    {
        if (before.Find(after.Name) is not { } known)
        {
            return Of(after.Name, before, _ => []);
        }

        var recreates = !after.CanBecome(known);
        var doubtful = recreates
            ? before.DependentsOf(known.Name).Prepend(known).FirstOrDefault(one => one.Doubt is not null)
            : known.Doubt is null ? null : known;
        if (recreates && before.DependentsOf(known.Name).Prepend(known)
            .OfType<MaterializedView>()
            .FirstOrDefault(view => before.UnfilledSourceOf(view) is not null) is { } unfilled)
        {
            return Unfilled(unfilled, before.UnfilledSourceOf(unfilled)!);
        }

        return recreates && before.PartsCalling(known.Name).FirstOrDefault() is { } part
            ? new Reversal.Impossible(
                $"the {known.Name.InWords} would have to be created anew, and {part} calls it. "
                    + "Say in Down() what to do")
            : doubtful is null
            ? new Reversal.Possible(new ReplaceObject(known) { Recreate = recreates })
            : Doubtful(doubtful);
    }

    /// <summary>Creates a table or a view again, and behind it what it took with it.</summary>
    public static Reversal WithOwned(
        TableName owner, SchemaModel before, Operation create, IEnumerable<Operation> grants)
    {
        var owned = before.OwnedBy(owner).ToArray();
        return owned.FirstOrDefault(one => one.Doubt is not null) is { } doubtful
            ? Doubtful(doubtful)
            : new Reversal.Possible([create, .. owned.Select(one => new CreateObject(one)), .. grants]);
    }

    /// <summary>Takes the rows of a materialized view away again, or gives it rows again.</summary>
    public static Reversal Refill(RefreshMaterializedView refresh, SchemaModel before) =>
        before.Find(MaterializedView.NameOf(refresh.View)) is not MaterializedView view || view.HasData == refresh.WithData
            ? new Reversal.Possible()
        : before.UnfilledSourceOf(view) is { } source
            ? Unfilled(view, source)
            : new Reversal.Possible(new RefreshMaterializedView(refresh.View) { WithData = view.HasData });

    private static Reversal.Impossible Unfilled(MaterializedView view, MaterializedView source) => new(
        $"the rows of {view.Name.InWords} are from {source.Name.InWords}, which has none by now. "
        + $"Write RefreshMaterializedView(\"{source.Name.Name}\") before");

    private static Reversal.Impossible Doubtful(SchemaObject known) => new(
        $"the definition of {known.Name.InWords} is not known any more: {known.Doubt}. Say in Down() what it was");
}
