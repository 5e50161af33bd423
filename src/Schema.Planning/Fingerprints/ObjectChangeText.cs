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
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no canonical text."),
    };
}
