using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

/// <summary>Renders objects beside tables, one arm each.</summary>
internal sealed partial class PostgresObjects(string defaultSchema, bool hasMultiranges)
{
    public IReadOnlyList<string> Create(SchemaObject created) => created switch
    {
        DatabaseSchema => [$"CREATE {Reference(created.Name)}"],
        Extension extension => [CreateExtension(extension)],
        EnumType type => [CreateEnum(type)],
        CompositeType type => [CreateComposite(type)],
        RangeType range => [CreateRange(range)],
        Domain domain => CreateDomain(domain),
        Sequence sequence => [CreateSequence(sequence)],
        Collation collation => [CreateCollation(collation)],
        ExtendedStatistics statistics => [CreateStatistics(statistics)],
        View view => [$"CREATE {View(view)}"],
        MaterializedView view => [MaterializedView(view)],
        Routine routine => [$"CREATE {Routine(routine)}"],
        Trigger trigger => [Trigger(trigger)],
        Policy policy => [Policy(policy)],
        _ => throw new InvalidOperationException($"{created.GetType().Name} has no SQL."),
    };

    /// <summary>Another definition under the same name.</summary>
    public IReadOnlyList<string> Replace(SchemaObject after) => after switch
    {
        View view => [$"CREATE OR REPLACE {View(view)}"],
        Routine routine => [$"CREATE OR REPLACE {Routine(routine)}"],
        _ => throw new InvalidOperationException($"{after.GetType().Name} cannot be replaced."),
    };

    public IReadOnlyList<string> Rename(RenameObject rename, SchemaModel before) =>
    [
        $"ALTER {Reference(rename.Object)} RENAME TO {Name(rename.To)}",
        .. WithParts(rename.Object, rename.Object.Renamed(rename.To), before, name => $"RENAME TO {Name(name)}"),
    ];

    public IReadOnlyList<string> Move(MoveObject move, SchemaModel before)
    {
        var change = $"SET SCHEMA {Name(move.Schema ?? defaultSchema)}";
        return
        [
            $"ALTER {Reference(move.Object)} {change}",
            .. WithParts(move.Object, move.Object.Moved(move.Schema), before, _ => change),
        ];
    }

    /// <summary>A change that one kind alone knows.</summary>
    public IReadOnlyList<string> Change(ObjectChange change) => change switch
    {
        AddEnumValue add => [AddValue(add)],
        RenameEnumValue rename =>
            [$"ALTER {Reference(rename.Object)} RENAME VALUE {Text(rename.From)} TO {Text(rename.To)}"],
        DomainChange domain => [$"ALTER {Reference(domain.Object)} {Change(domain)}"],
        CompositeTypeChange type => [$"ALTER {Reference(type.Object)} {Change(type)}"],
        SequenceChange sequence => [$"ALTER {Reference(sequence.Object)} {Change(sequence)}"],
        SetStatisticsTarget set => [$"ALTER {Reference(set.Object)} SET STATISTICS {Target(set.Target)}"],
        UpdateExtension update => [
            $"ALTER {Reference(update.Object)} UPDATE{(update.Version is null ? "" : $" TO {Text(update.Version)}")}"],
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no SQL."),
    };

    /// <summary>The kind and the name as DROP, ALTER and COMMENT ON want them.</summary>
    public string Reference(ObjectName name) => $"{Keyword(name.Kind)} {Called(name)}";

    /// <summary>The name, with the types of a routine's arguments, or the table that it belongs to.</summary>
    public string Called(ObjectName name) => string.Concat(
        name.IsInSchema ? Qualified(name.Name, defaultSchema) : Name(name.Name.Name),
        name.Arguments is null ? "" : $"({name.Arguments})",
        name.Owner is null ? "" : $" ON {Qualified(name.Owner, defaultSchema)}");

    private static string Keyword(ObjectKind kind) => kind switch
    {
        ObjectKind.Schema => "SCHEMA",
        ObjectKind.Extension => "EXTENSION",
        ObjectKind.Type => "TYPE",
        ObjectKind.Domain => "DOMAIN",
        ObjectKind.Collation => "COLLATION",
        ObjectKind.Sequence => "SEQUENCE",
        ObjectKind.View => "VIEW",
        ObjectKind.MaterializedView => "MATERIALIZED VIEW",
        ObjectKind.Statistics => "STATISTICS",
        ObjectKind.Function => "FUNCTION",
        ObjectKind.Procedure => "PROCEDURE",
        ObjectKind.Trigger => "TRIGGER",
        ObjectKind.Policy => "POLICY",
        _ => throw new InvalidOperationException($"{kind} has no SQL."),
    };

    private string CreateExtension(Extension extension) => string.Concat(
        $"CREATE {Reference(extension.Name)}",
        extension.Schema is null ? "" : $" SCHEMA {Name(extension.Schema)}",
        extension.Version is null ? "" : $" VERSION {Text(extension.Version)}",
        extension.Cascade ? " CASCADE" : "");
}
