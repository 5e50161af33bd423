using Schema.Dsl;

namespace Schema.Planning;

/// <summary>The changes that one kind of object knows, as log lines say them.</summary>
internal static class ObjectChangeSummary
{
    public static string Of(ObjectChange change) => change switch
    {
        AddEnumValue add => $"add value {add.Value} to {add.Object}",
        RenameEnumValue rename => $"rename value {rename.From} to {rename.To} of {rename.Object}",

        SetDomainNotNull set => $"set {set.Object} not null",
        DropDomainNotNull drop => $"allow nulls in {drop.Object}",
        SetDomainDefault set => $"set default of {set.Object}",
        DropDomainDefault drop => $"drop default of {drop.Object}",
        AddDomainCheck add => $"create check constraint {add.Check.Name} on {add.Object}",
        DropDomainConstraint drop => $"drop constraint {drop.Constraint} from {drop.Object}",
        RenameDomainConstraint rename => $"rename constraint {rename.From} to {rename.To} on {rename.Object}",
        ValidateDomainConstraint validate => $"validate constraint {validate.Constraint} of {validate.Object}",

        AddAttribute add => $"add attribute {add.Attribute.Name} to {add.Object}",
        DropAttribute drop => $"remove attribute {drop.Attribute} from {drop.Object}",
        RenameAttribute rename => $"rename attribute {rename.From} to {rename.To} of {rename.Object}",
        AlterAttributeType alter => $"change attribute {alter.Attribute} of {alter.Object} to {alter.Type}",

        AlterSequence alter => $"change {alter.Object}",
        RestartSequence { With: { } number } restart => $"restart {restart.Object} with {number}",
        RestartSequence restart => $"restart {restart.Object}",

        SetStatisticsTarget set => $"set target of {set.Object}",
        UpdateExtension { Version: { } version } update => $"update {update.Object} to {version}",
        UpdateExtension update => $"update {update.Object}",
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no summary."),
    };
}
