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
        DomainChange known => ObjectReversal.Of<Domain>(known.Object, before, domain => Of(known, domain, before)),

        AddAttribute add => new Reversal.Possible(new DropAttribute(add.Object, add.Attribute.Name)),
        RenameAttribute rename => new Reversal.Possible(rename with { From = rename.To, To = rename.From }),
        DropAttribute drop =>
            OfAttribute(drop.Object, drop.Attribute, before, attribute => new AddAttribute(drop.Object, attribute)),
        AlterAttributeType alter => OfAttribute(alter.Object, alter.Attribute, before, attribute =>
            alter with { Type = attribute.Type, Collation = attribute.Collation }),

        AlterSequence alter => ObjectReversal.Of<Sequence>(alter.Object, before, sequence =>
            new Reversal.Possible(SequenceReversal.Of(alter, sequence))),

        SetStatisticsTarget set => ObjectReversal.Of<ExtendedStatistics>(set.Object, before, statistics =>
            new Reversal.Possible(set with { Target = statistics.Target })),

        // What was drawn is drawn.
        RestartSequence => new Reversal.Possible(),
        UpdateExtension update => ObjectReversal.Of<Extension>(update.Object, before, extension =>
            extension.Version is { } version
                ? new Reversal.Possible(update with { Version = version })
                : new Reversal.Impossible(
                    $"the history does not say which version of {update.Object.InWords} was there. Name it where the "
                    + "extension is created, or say in Down() what to do")),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no reversal rule."),
    };

    /// <param name="restore">The way back to the attribute that is known.</param>
    public static Reversal OfAttribute(
        ObjectName composite, string name, SchemaModel before, Func<TypeAttribute, Operation> restore) =>
        ObjectReversal.Of<CompositeType>(composite, before, type => type.Attribute(name) is { } attribute
            ? new Reversal.Possible(restore(attribute))
            : new Reversal.Impossible(
                $"the attribute \"{name}\" of {type.Name.InWords} is not known from the history"));

    /// <param name="restore">The way back to the check that is known.</param>
    public static Reversal OfCheck(
        ObjectName domain, string name, SchemaModel before, Func<DomainCheck, Operation> restore) =>
        ObjectReversal.Of<Domain>(domain, before, known =>
            OfCheck(known, name, check => new Reversal.Possible(restore(check))));

    private static Reversal Of(DomainChange change, Domain before, SchemaModel model) => change switch
    {
        SetDomainNotNull => before.NotNull
            ? new Reversal.Possible()
            : new Reversal.Possible(new DropDomainNotNull(change.Object)),
        DropDomainNotNull => before.NotNull
            ? Checked(new SetDomainNotNull(change.Object), model)
            : new Reversal.Possible(),
        SetDomainDefault or DropDomainDefault => new Reversal.Possible(before.Default is { } value
            ? new SetDomainDefault(change.Object, value)
            : new DropDomainDefault(change.Object)),
        DropDomainConstraint drop => OfCheck(before, drop.Constraint, check =>
            Checked(new AddDomainCheck(drop.Object, check), model)),

        // It is what it was; only the mark that nobody has looked goes with a condition that is made anew.
        ValidateDomainConstraint validate => OfCheck(before, validate.Constraint, check => check.NotValid
            ? new Reversal.Possible(
                new DropDomainConstraint(validate.Object, check.Name), new AddDomainCheck(validate.Object, check))
            : new Reversal.Possible()),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no reversal rule."),
    };

    // The server looks at values that are there, and may not be able to.
    private static Reversal Checked(DomainChange back, SchemaModel before) =>
        SchemaConflict.Find(back, before.Apply(Undone(back))) is { } conflict
            ? new Reversal.Impossible(conflict)
            : new Reversal.Possible(back);

    private static DomainChange Undone(DomainChange back) => back is AddDomainCheck add
        ? new DropDomainConstraint(add.Object, add.Check.Name)
        : new DropDomainNotNull(back.Object);

    private static Reversal OfCheck(Domain before, string name, Func<DomainCheck, Reversal> reverse) =>
        before.Check(name) is { } check
            ? reverse(check)
            : new Reversal.Impossible($"the constraint \"{name}\" of {before.Name.InWords} is not known from the history");
}
