using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Objects beside tables in canonical text, one arm each.</summary>
internal static class ObjectText
{
    public static CanonicalText Write(CanonicalText text, SchemaObject written) =>
        Fields(text.Object(written.Name), written).Field("comment", written.Comment);

    public static CanonicalText Object(this CanonicalText text, ObjectName name) => text
        .Field("kind", name.Kind.ToString())
        .Field("name", name.Name.ToString())
        .Field("arguments", name.Arguments)
        .Field("owner", name.Owner?.ToString());

    public static CanonicalText Write(CanonicalText text, TypeAttribute attribute) => text
        .Field("name", attribute.Name)
        .Field("type", attribute.Type.ToString())
        .Field("collation", attribute.Collation?.ToString())
        .Field("comment", attribute.Comment);

    public static CanonicalText Write(CanonicalText text, TableName domain, DomainCheck check) => text
        .Field("name", check.Name == DerivedNames.Default.DomainCheck(domain) ? null : check.Name)
        .Sql("check", check.Expression)
        .Flag("not valid", check.NotValid)
        .Field("comment", check.Comment);

    private static CanonicalText Fields(CanonicalText text, SchemaObject written) => written switch
    {
        DatabaseSchema => text,
        Extension extension => text
            .Field("schema", extension.Schema)
            .Field("version", extension.Version)
            .Flag("cascade", extension.Cascade),
        CompositeType type => text.List(
            "attributes", type.Attributes, attribute => Write(text.Begin("attribute"), attribute).End()),
        RangeType range => text
            .Field("subtype", range.Subtype.ToString())
            .Field("operator class", range.OperatorClass)
            .Field("collation", range.Collation?.ToString())
            .Field("canonical", range.Canonical?.ToString())
            .Field("subtype diff", range.SubtypeDiff?.ToString())
            .Field("multirange", range.Multirange),
        Sequence sequence => text
            .Field("type", sequence.Type == "bigint" ? null : sequence.Type)
            .Number("start", sequence.Start)
            .Number("increment", sequence.Increment == 1 ? null : sequence.Increment)
            .Number("min", sequence.Min)
            .Number("max", sequence.Max)
            .Number("cache", sequence.Cache == 1 ? null : sequence.Cache)
            .Flag("cycle", sequence.Cycle)
            .Owner(sequence.OwnedBy),
        Collation collation => text
            .Field("provider", collation.Provider == CollationProvider.Libc ? null : collation.Provider.ToString())
            .Field("locale", collation.Locale)
            .Field("collate", collation.Collate)
            .Field("ctype", collation.Ctype)
            .Flag("nondeterministic", collation.IsNondeterministic)
            .Field("rules", collation.Rules)
            .Field("from", collation.From?.ToString()),
        ExtendedStatistics statistics => text
            .Field("table", statistics.Table.ToString())
            .List("columns", statistics.Columns, column => text.Column("column", column))
            .List("expressions", statistics.Expressions, sql => text.Sql("expression", sql))
            .Field("kinds", statistics.Kinds == StatisticsKinds.All ? null : statistics.Kinds.ToString())
            .Number("target", statistics.Target),
        EnumType type => text.List("values", type.Values, value => text.Field("", value)),
        Domain domain => text
            .Field("type", domain.Type.ToString())
            .Flag("not null", domain.NotNull)
            .Value(domain.Default)
            .Field("collation", domain.Collation?.ToString())
            .List("checks", domain.Checks, check => Write(text.Begin("check"), domain.Name.Name, check).End()),
        Routine routine => RoutineText.Write(text, routine),
        Trigger trigger => TriggerText.Write(text, trigger),
        Policy policy => TriggerText.Write(text, policy),
        StoredQuery view => ViewText.Write(text, view),
        _ => throw new InvalidOperationException($"{written.GetType().Name} has no canonical text."),
    };
}
