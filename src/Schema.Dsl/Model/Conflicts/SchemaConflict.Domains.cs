namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? WrongChange(Domain known, DomainChange change, SchemaModel before) => change switch
    {
        SetDomainNotNull => HiddenValues(known, before),
        AddDomainCheck { Check.NotValid: true } add => TakenConstraint(known, add.Check.Name, before),
        AddDomainCheck add => TakenConstraint(known, add.Check.Name, before) ?? HiddenValues(known, before),
        DropDomainConstraint drop => MissingConstraint(known, drop.Constraint, before),
        RenameDomainConstraint rename =>
            MissingConstraint(known, rename.From, before) ?? TakenConstraint(known, rename.To, before),
        ValidateDomainConstraint validate => MissingConstraint(known, validate.Constraint, before)
            ?? HiddenValues(known, before),
        _ => null,
    };

    private static string? MissingConstraint(On.DomainConstraintTarget target, SchemaModel before) =>
        before.Find(target.DomainName) is Domain known
            ? MissingConstraint(known, target.Name, before)
            : MissingObject(target.DomainName, before);

    private static string? MissingConstraint(Domain known, string constraint, SchemaModel before) =>
        known.Check(constraint) is not null
            ? null
            : Absent(before, $"there is no constraint \"{constraint}\" on {known.Name.InWords}; it has "
                + Names(known.Checks.Select(check => check.Name)));

    private static string? TakenConstraint(Domain known, string constraint, SchemaModel before) =>
        known.Check(constraint) is null
            ? null
            : Absent(before, $"there is a constraint \"{constraint}\" on {known.Name.InWords} already. "
                + "Give this one another name");
}
