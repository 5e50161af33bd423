using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private string CreateEnum(EnumType type) =>
        $"CREATE {Reference(type.Name)} AS ENUM ({string.Join(", ", type.Values.Select(Text))})";

    // A way back leaves the value, so it may be there.
    private string AddValue(AddEnumValue add) => string.Concat(
        $"ALTER {Reference(add.Object)} ADD VALUE IF NOT EXISTS {Text(add.Value)}",
        add.Before is null ? "" : $" BEFORE {Text(add.Before)}",
        add.After is null ? "" : $" AFTER {Text(add.After)}");

    private static string Change(CompositeTypeChange change) => change switch
    {
        AddAttribute add => $"ADD ATTRIBUTE {Attribute(add.Attribute)}",
        DropAttribute drop => $"DROP ATTRIBUTE {Name(drop.Attribute)}",
        RenameAttribute rename => $"RENAME ATTRIBUTE {Name(rename.From)} TO {Name(rename.To)}",
        AlterAttributeType alter =>
            $"ALTER ATTRIBUTE {Name(alter.Attribute)} TYPE {alter.Type}{Collate(alter.Collation)}",
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no SQL."),
    };

    private static string Attribute(TypeAttribute attribute) =>
        $"{Name(attribute.Name)} {attribute.Type}{Collate(attribute.Collation)}";

    private static string Collate(TableName? collation) => collation is null ? "" : $" COLLATE {Collation(collation)}";

    private string CreateComposite(CompositeType type) =>
        $"CREATE {Reference(type.Name)} AS ({string.Join(", ", type.Attributes.Select(Attribute))})";

    private string CreateRange(RangeType range)
    {
        string?[] parts =
        [
            $"SUBTYPE = {range.Subtype}",
            range.OperatorClass is { } operatorClass ? $"SUBTYPE_OPCLASS = {operatorClass}" : null,
            range.Collation is { } collation ? $"COLLATION = {Collation(collation)}" : null,
            range.Canonical is { } canonical ? $"CANONICAL = {Function(canonical)}" : null,
            range.SubtypeDiff is { } difference ? $"SUBTYPE_DIFF = {Function(difference)}" : null,
            NamesMultirange(range) ? $"MULTIRANGE_TYPE_NAME = {Qualified(range.MultirangeName, defaultSchema)}" : null,
        ];
        return $"CREATE {Reference(range.Name)} AS RANGE ({string.Join(", ", parts.Where(part => part is not null))})";
    }

    /// <summary>The functions that make values of a range type, and of that for several ranges.</summary>
    public IEnumerable<string> Constructors(RangeType range)
    {
        var (name, many) = (Qualified(range.Name.Name, defaultSchema), Qualified(range.MultirangeName, defaultSchema));
        string[] ofRange = [$"{name}({range.Subtype}, {range.Subtype})", $"{name}({range.Subtype}, {range.Subtype}, text)"];
        return hasMultiranges ? [.. ofRange, $"{many}()", $"{many}({name})", $"{many}({name}[])"] : ofRange;
    }

    // PostgreSQL cuts long names by its own rule; the fold has to know the name, so it is given then.
    private bool NamesMultirange(RangeType range) => hasMultiranges
        && (range.Multirange is not null || !MultirangeNames.IsPlain(range.Name.Name.Name));

    // Without a schema it is found by the search path: one of the target schema's own, or of PostgreSQL's.
    private static string Function(TableName function) =>
        function.Schema is null ? Name(function.Name) : $"{Name(function.Schema)}.{Name(function.Name)}";

    // The type for several ranges and the functions that make values stay behind otherwise, under names that a new
    // range would not give them.
    private IEnumerable<string> WithParts(
        ObjectName from, ObjectName to, SchemaModel before, Func<string, string> change) =>
        before.Find(from) is not RangeType range ? [] :
        [
            .. Constructors(
                range.Name.Name,
                change(to.Name.Name),
                $"{range.Subtype}, {range.Subtype}",
                $"{range.Subtype}, {range.Subtype}, text"),
            .. hasMultiranges ? WithMultirange(range, (RangeType)range.Named(to), change) : [],
        ];

    private IEnumerable<string> WithMultirange(RangeType before, RangeType after, Func<string, string> change)
    {
        var (old, name) = (before.MultirangeName, after.MultirangeName);
        var range = Qualified(after.Name.Name, defaultSchema);
        return old == name ? [] :
        [
            $"ALTER {Reference(ObjectName.OfType(old))} {change(name.Name)}",
            .. Constructors(old, change(name.Name), "", range, $"VARIADIC {range}[]"),
        ];
    }

    private IEnumerable<string> Constructors(TableName name, string change, params string[] arguments) =>
        arguments.Select(types => $"ALTER FUNCTION {Qualified(name, defaultSchema)}({types}) {change}");
}
