namespace Schema.Dsl;

/// <summary>Brings a column back with everything that PostgreSQL drops with it in silence.</summary>
internal static class ColumnReversal
{
    public static Reversal Restore(Table table, string name)
    {
        if (table.Column(name) is not { } column)
        {
            return Unknown(table.Name, name);
        }

        var constraints = table.Constraints
            .Where(constraint => constraint.Mentions(name))
            .ToLookup(constraint => constraint is ForeignKeyConstraint);
        var indexes = table.Indexes.Where(index => index.Mentions(name));

        // Foreign keys come last: one that refers to its own table needs the key or the unique index that it refers to.
        return new Reversal.Possible(
        [
            new AddColumn(table.Name, column),
            .. constraints[false].Select(constraint => new AddConstraint(table.Name, constraint)),
            .. indexes.Select(index => new CreateIndex(index)),
            .. constraints[true].Select(constraint => new AddConstraint(table.Name, constraint)),
        ]);
    }

    public static Reversal.Impossible Unknown(TableName table, string column) => new(
        $"the column \"{column}\" of \"{table}\" is not known from the history. "
        + "Declare the table as it is before this migration, with "
        + $"ExistingTable(\"{table}\", t => …)");
}
