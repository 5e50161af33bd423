namespace Schema.Dsl;

/// <summary>Takes a key away that came beside an equal one. A foreign key to its columns may rest on either, and does
/// on whichever the server finds first: it is made anew, so that it rests on the one that stays.</summary>
internal static class KeyReversal
{
    public static Reversal.Possible Remove(
        TableName table, ValueList<string>? columns, SchemaModel before, params Operation[] removal)
    {
        var references = columns is null ? [] : before.ReferencesTo(table, columns).ToArray();
        return new(
        [
            .. references.Select(reference => new DropConstraint(reference.Table, reference.ForeignKey.Name)),
            .. removal,
            .. references.Select(reference => new AddConstraint(reference.Table, reference.ForeignKey)),
        ]);
    }
}
