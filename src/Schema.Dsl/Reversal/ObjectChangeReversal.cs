namespace Schema.Dsl;

/// <summary>Undoes the changes that only one kind of object knows, one arm each.</summary>
internal static class ObjectChangeReversal
{
    public static Reversal Of(ObjectChange change, SchemaModel before) => change switch
    {
        // PostgreSQL cannot remove a value. To add it again is no error.
        AddEnumValue => new Reversal.Possible(),
        RenameEnumValue rename => new Reversal.Possible(rename with { From = rename.To, To = rename.From }),

        AddDomainCheck add => new Reversal.Possible(new DropDomainConstraint(add.Object, add.Check.Name)),
        RenameDomainConstraint rename => new Reversal.Possible(rename with { From = rename.To, To = rename.From }),
        DomainChange known => ObjectReversal.Of<Domain>(known.Object, before, domain => Of(known, domain)),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no reversal rule."),
    };

    private static Reversal Of(DomainChange change, Domain before) => change switch
    {
        SetDomainNotNull => before.NotNull
            ? new Reversal.Possible()
            : new Reversal.Possible(new DropDomainNotNull(change.Object)),
        DropDomainNotNull => before.NotNull
            ? new Reversal.Possible(new SetDomainNotNull(change.Object))
            : new Reversal.Possible(),
        SetDomainDefault or DropDomainDefault => new Reversal.Possible(before.Default is { } value
            ? new SetDomainDefault(change.Object, value)
            : new DropDomainDefault(change.Object)),
        DropDomainConstraint drop => OfCheck(before, drop.Constraint, check =>
            new Reversal.Possible(new AddDomainCheck(drop.Object, check))),

        // It is what it was; only the mark that nobody has looked goes with a condition that is made anew.
        ValidateDomainConstraint validate => OfCheck(before, validate.Constraint, check => check.NotValid
            ? new Reversal.Possible(
                new DropDomainConstraint(validate.Object, check.Name), new AddDomainCheck(validate.Object, check))
            : new Reversal.Possible()),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no reversal rule."),
    };

    private static Reversal OfCheck(Domain before, string name, Func<DomainCheck, Reversal> reverse) =>
        before.Check(name) is { } check
            ? reverse(check)
            : new Reversal.Impossible($"the constraint \"{name}\" of {before.Name.InWords} is not known from the history");
}
