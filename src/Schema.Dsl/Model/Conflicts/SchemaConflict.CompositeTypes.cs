namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongChange(CompositeType known, CompositeTypeChange change, SchemaModel before) =>
        change switch
        {
            AddAttribute add => TakenAttribute(known, add.Attribute.Name, before),
            DropAttribute drop => MissingAttribute(known, drop.Attribute, before),
            RenameAttribute rename =>
                MissingAttribute(known, rename.From, before) ?? TakenAttribute(known, rename.To, before),
            AlterAttributeType alter => MissingAttribute(known, alter.Attribute, before) ?? Stored(known, before),
            _ => throw new InvalidOperationException($"{change.GetType().Name} has no conflict rule."),
        };

    private static string? MissingAttribute(On.AttributeTarget target, SchemaModel before) =>
        before.Find(target.TypeName) switch
        {
            null => MissingObject(target.TypeName, before),
            CompositeType known => MissingAttribute(known, target.Name, before),
            _ => NoCompositeType(target.TypeName, before),
        };

    private static string? NoCompositeType(ObjectName type, SchemaModel before) =>
        Absent(before, $"the {type.InWords} is no composite type");

    private static string? MissingAttribute(CompositeType known, string attribute, SchemaModel before) =>
        known.Attribute(attribute) is not null
            ? null
            : Absent(before, $"there is no attribute \"{attribute}\" in {known.Name.InWords}; it has "
                + Names(known.Attributes.Select(one => one.Name)));

    private static string? TakenAttribute(CompositeType known, string attribute, SchemaModel before) =>
        known.Attribute(attribute) is null
            ? null
            : Absent(before, $"there is an attribute \"{attribute}\" in {known.Name.InWords} already");

    private static string? Stored(CompositeType known, SchemaModel before)
    {
        var columns = TypeUsers.Holding(known.Name.Name, before).ToArray();
        return columns.Length == 0
            ? null
            : Absent(
                before,
                $"the {known.Name.InWords} is held by {Names(columns)}, and PostgreSQL does not convert what a table "
                    + "holds of it. Add an attribute of the new type, fill it, and remove the old one");
    }

    // PostgreSQL does not look at values that are inside of others.
    private static string? HiddenValues(Domain known, SchemaModel before)
    {
        var columns = TypeUsers.Within(known.Name.Name, before).ToArray();
        return columns.Length == 0
            ? null
            : Absent(
                before,
                $"the {known.Name.InWords} is held by {Names(columns)} inside of an array or another type, where "
                    + "PostgreSQL does not look at its values. Add a check that is not valid, or one on the column");
    }
}
