namespace Schema.Dsl;

/// <summary>Brings a table's constraints back to what the history knows of them.</summary>
internal static class ConstraintReversal
{
    public static Reversal Of(
        TableName table, string name, SchemaModel before, Func<Constraint, Operation[]> restore) =>
        before.Find(table)?.Constraint(name) is { } constraint
            ? new Reversal.Possible(restore(constraint))
            : new Reversal.Impossible($"the constraint \"{name}\" of \"{table}\" is not known from the history");

    // A primary key has made its columns not null, and they stay so when it goes. An index that became the constraint's
    // goes with it.
    public static Reversal Remove(AddConstraint add, SchemaModel before)
    {
        var table = before.Find(add.Table);
        var nullable = add.Constraint is PrimaryKeyConstraint key && table is not null
            ? key.Columns.Where(column => table.Column(column) is { NotNull: false })
            : [];
        if (add.Constraint is PrimaryKeyConstraint { Columns: var columns }
            && table is not null
            && columns.FirstOrDefault(column => table.Column(column) is null) is { } unknown)
        {
            return new Reversal.Impossible(
                $"the column \"{unknown}\" of \"{add.Table}\" is not known from the history, nor whether it took nulls before. "
                + $"Declare the table as it is before this migration, with ExistingTable(\"{add.Table}\", t => …)");
        }

        var index = table?.Indexes.FirstOrDefault(candidate => candidate.Name == add.UsingIndex);
        var again = index is null ? [] : new Operation[] { new CreateIndex(index) };
        var isBeside = index is not null && index.Name != add.Constraint.Name;
        return add.UsingIndex is not null && index is null
            ? new Reversal.Impossible($"the index \"{add.UsingIndex}\" of \"{add.Table}\" is not known from the history")
            : KeyReversal.Remove(add.Table, Keys.Columns(add.Constraint), before,
            [
                .. isBeside ? again : [],
                new DropConstraint(add.Table, add.Constraint.Name),
                .. nullable.Select(column => new DropNotNull(add.Table, column)),
                .. isBeside ? [] : again,
            ]);
    }

    // No statement takes a validation back: the constraint is added once more, as it was added first.
    public static Reversal Invalidate(ValidateConstraint validate, SchemaModel before) =>
        Of(validate.Table, validate.Constraint, before, constraint => constraint.IsNotValid()
            ? [new DropConstraint(validate.Table, validate.Constraint), new AddConstraint(validate.Table, constraint)]
            : []);
}
