using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The changes that one kind of object knows in canonical text, one arm each.</summary>
internal static class ObjectChangeText
{
    public static CanonicalText Write(CanonicalText text, ObjectChange change) =>
        Fields(text.Object(change.Object), change);

    private static CanonicalText Fields(CanonicalText text, ObjectChange change) => change switch
    {
        AddEnumValue add => text.Field("value", add.Value).Field("before", add.Before).Field("after", add.After),
        RenameEnumValue rename => text.Field("from", rename.From).Field("to", rename.To),

        SetDomainNotNull or DropDomainNotNull or DropDomainDefault => text,
        SetDomainDefault set => text.Value(set.Default),
        AddDomainCheck add => ObjectText.Write(text, add.Object.Name, add.Check),
        DropDomainConstraint drop => text.Field("constraint", drop.Constraint),
        RenameDomainConstraint rename => text.Field("from", rename.From).Field("to", rename.To),
        ValidateDomainConstraint validate => text.Field("constraint", validate.Constraint),

        AddAttribute add => ObjectText.Write(text, add.Attribute),
        DropAttribute drop => text.Field("attribute", drop.Attribute),
        RenameAttribute rename => text.Field("from", rename.From).Field("to", rename.To),
        AlterAttributeType alter => ObjectText.Write(
            text, new TypeAttribute(alter.Attribute, alter.Type) { Collation = alter.Collation }),

        AlterSequence alter => text
            .Field("type", alter.Type)
            .Number("start", alter.Start)
            .Number("increment", alter.Increment)
            .Limit("min", alter.Min)
            .Limit("max", alter.Max)
            .Number("cache", alter.Cache)
            .Field("cycle", alter.Cycle?.ToString(CultureInfo.InvariantCulture))
            .Owner(alter.OwnedBy),
        RestartSequence restart => text.Number("with", restart.With),

        SetStatisticsTarget set => text.Number("target", set.Target),
        UpdateExtension update => text.Field("version", update.Version),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no canonical text."),
    };

    public static CanonicalText Number(this CanonicalText text, string name, long? number) =>
        text.Field(name, number?.ToString(CultureInfo.InvariantCulture));

    public static CanonicalText Owner(this CanonicalText text, SequenceOwner? owner) => owner is null
        ? text
        : text.Field("owned by", owner.Table?.ToString() ?? "").Column("owner", owner.Column);

    private static CanonicalText Limit(this CanonicalText text, string name, SequenceLimit? limit) =>
        limit is null ? text : text.Field(name, limit.Number?.ToString(CultureInfo.InvariantCulture) ?? "");
}
