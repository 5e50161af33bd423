namespace Schema.Dsl;

/// <summary>What another type, or another collation, of a column means for its table, which nobody can use
/// meanwhile.</summary>
/// <param name="Rewrites">All rows are written anew, and all indexes.</param>
/// <param name="Indexes">The indexes that are built anew, those of constraints too, by name.</param>
/// <param name="Checks">The checks for which all rows are read, by name.</param>
/// <param name="References">The foreign keys for which both tables are locked, and compared where the type compares
/// otherwise.</param>
/// <remarks>Measured: a change that leaves the rows as they are still builds indexes over expressions anew, and those
/// of other operators, and reads all rows for checks.</remarks>
internal sealed record TypeChange(
    bool Rewrites, ValueList<string> Indexes, ValueList<string> Checks, ValueList<string> References)
{
    /// <summary>Only the catalog changes.</summary>
    public bool IsBrief => !Rewrites && Indexes.Count == 0 && Checks.Count == 0;

    public static TypeChange Of(AlterColumnType alter, SchemaModel before)
    {
        var column = before.Find(alter.Table)?.Column(alter.Column);
        var conversion = column is null || alter.Using is not null
            ? TypeConversion.Rewritten
            : TypeConversions.Of(column.Type, alter.Type, before);
        var collation = column?.WithType(alter.Type, alter.Collation, before).Collation;
        return Of(
            alter.Table,
            alter.Column,
            conversion == TypeConversion.Kept && collation != column!.Collation ? TypeConversion.Sorted : conversion,
            before);
    }

    public static TypeChange Of(SetCollation set, SchemaModel before)
    {
        var collation = before.Find(set.Table)?.Column(set.Column)?.Collation ?? TypeTraits.Own;
        return Of(
            set.Table, set.Column, collation == set.Collation ? TypeConversion.None : TypeConversion.Sorted, before);
    }

    private static TypeChange Of(TableName name, string column, TypeConversion conversion, SchemaModel before)
    {
        if (conversion == TypeConversion.None || before.Find(name) is not { } table)
        {
            return new(
                conversion == TypeConversion.Rewritten,
                ValueList<string>.Empty,
                ValueList<string>.Empty,
                ValueList<string>.Empty);
        }

        var isSorted = conversion != TypeConversion.Kept;
        var indexes = table.Indexes
            .Where(index => isSorted ? index.Mentions(column) : index.MentionsInExpression(column))
            .Select(index => index.Name);
        var keys = table.Constraints.OfType<IndexedConstraint>()
            .Where(key => isSorted ? key.Mentions(column) : key.MentionsInExpression(column))
            .Select(key => key.Name);
        return new(
            conversion == TypeConversion.Rewritten,
            indexes.Concat(keys).ToValueList(),
            table.Constraints
                .Where(constraint => constraint is CheckConstraint && constraint.Mentions(column))
                .Select(check => check.Name)
                .ToValueList(),
            table.Constraints
                .Where(constraint => constraint is ForeignKeyConstraint key && key.Columns.Contains(column))
                .Select(key => key.Name)
                .Concat(before.ReferencesTo(name)
                    .Where(reference => reference.ForeignKey.ReferencedColumns.Contains(column))
                    .Select(reference => reference.ForeignKey.Name))
                .Distinct()
                .ToValueList());
    }
}
