namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? MissingObject(ObjectName name, SchemaModel before) => before.Find(name) is not null
        ? null
        : Absent(
            before,
            $"there is no {name.InWords}. If it was there before Schema, declare it with Existing(() => Create…)");

    // The names of relations and types are held against tables too, elsewhere.
    private static string? TakenObject(ObjectName name, SchemaModel before) =>
        name.IsRelation || name.IsType || before.Find(name) is null
        ? null
        : Absent(before, $"there is a {name.InWords} already. Give this one another name");

    private static string? WrongChange(ObjectChange change, SchemaModel before) => (before.Find(change.Object), change) switch
    {
        (EnumType known, AddEnumValue add) => WrongValue(known, add, before),
        (EnumType known, RenameEnumValue rename) => WrongValue(known, rename, before),
        (Domain known, DomainChange changed) => WrongChange(known, changed, before),
        (CompositeType known, CompositeTypeChange changed) => WrongChange(known, changed, before),
        (Sequence known, SequenceChange changed) => WrongChange(known, changed, before),
        (Extension, UpdateExtension) or (ExtendedStatistics, SetStatisticsTarget) => null,
        (null, _) => null,
        (_, EnumChange) => Absent(before, $"the {change.Object.InWords} is no enum"),
        (_, CompositeTypeChange) => NoCompositeType(change.Object, before),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no conflict rule."),
    };

    // Names without a schema mean this one.
    private static string? TargetSchema(ObjectName name, SchemaModel before) =>
        name.Kind == ObjectKind.Schema && name.Name.Name == before.DefaultSchema
            ? $"the {name.InWords} is the target schema of the run, which names without a schema mean. "
                + "Rename it by hand, and change the target schema with it"
            : null;

    // What a schema holds would go with it, or stop the server.
    private static string? StillHeld(ObjectName name, SchemaModel before)
    {
        if (name.Kind != ObjectKind.Schema)
        {
            return null;
        }

        var held = before.Tables.Where(table => before.SchemaOf(table.Name) == name.Name.Name)
            .Select(table => $"table \"{table.Name}\"")
            .Concat(before.Objects
                .Where(known => known.Name.IsInSchema && before.SchemaOf(known.Name.Name) == name.Name.Name)
                .Select(known => known.Name.InWords))
            .ToArray();
        return held.Length == 0
            ? null
            : Absent(before, $"the {name.InWords} still holds {Names(held)}. Drop or move that first");
    }
}
