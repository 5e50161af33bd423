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

    /// <summary>Allows nulls again. PostgreSQL does so in all partitions or in none: those that have the column in a
    /// primary key of their own go without that meanwhile.</summary>
    public static Reversal.Possible AllowNulls(SetNotNull set, SchemaModel before)
    {
        var keys = before.DescendantsOf(set.Table)
            .SelectMany(
                partition => partition.Constraints.OfType<PrimaryKeyConstraint>(),
                (partition, key) => (Table: partition.Name, Key: key))
            .Where(own => own.Key.PartOf is null && own.Key.Columns.Contains(set.Column))
            .ToArray();
        var references = keys.SelectMany(own => before.ReferencesTo(own.Table, own.Key.Columns)).ToArray();
        return new(
        [
            .. references.Select(reference => new DropConstraint(reference.Table, reference.ForeignKey.Name)),
            .. keys.Select(own => new DropConstraint(own.Table, own.Key.Name)),
            new DropNotNull(set.Table, set.Column),
            .. keys.SelectMany(own => PartitionReversal.Add(own.Table, own.Key, before)),
            .. references.Select(reference => new AddConstraint(reference.Table, reference.ForeignKey)),
        ]);
    }
}
