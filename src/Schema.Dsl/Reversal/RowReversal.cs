namespace Schema.Dsl;

/// <summary>Takes rows away again, each found by a key.</summary>
internal static class RowReversal
{
    public static Reversal Delete(InsertRows insert, SchemaModel before)
    {
        if (insert.OnConflict is not null)
        {
            return new Reversal.Impossible(
                $"nobody knows which of the rows of \"{insert.Table}\" were there before, and what they held. Give "
                + "the undo: Upsert(…).Undo(\"DELETE …\")");
        }

        if (before.Find(insert.Table) is not { } table)
        {
            return new Reversal.Impossible(
                $"the table \"{insert.Table}\" is not known from the history, and with it no key that tells the rows "
                + "from others. Declare it before this migration, with "
                + $"ExistingTable(\"{insert.Table}\", t => …), or give the undo: Insert(…).Undo(\"DELETE …\")");
        }

        // Last first: a row may refer to one before it.
        return Keys.Of(table).FirstOrDefault(key => Identifies(key.Columns, insert)).Columns is { } columns
            ? new Reversal.Possible(insert.Rows.Reverse().Select(row => (Operation)Delete(insert, row, columns))
                .ToValueList())
            : new Reversal.Impossible(
                $"no key of \"{insert.Table}\" has values for all its columns among {string.Join(", ", insert.Columns)}, "
                + "so that nothing tells the rows from others. Give them, or the undo: Insert(…).Undo(\"DELETE …\")");
    }

    private static DeleteRows Delete(InsertRows insert, ValueList<SqlValue> row, ValueList<string> key) => new(
        insert.Table,
        new ValueTerms(key.Select(column => new ColumnValue(column, row[insert.PlaceOf(column)])).ToValueList()));

    // Nulls are not equal to each other, and an expression may give another value the next time.
    private static bool Identifies(ValueList<string> key, InsertRows insert) =>
        key.Select(insert.PlaceOf).All(place =>
            place >= 0 && insert.Rows.All(row => row[place] is not (NullValue or ExpressionValue)));

    private static int PlaceOf(this InsertRows insert, string column) => Array.IndexOf([.. insert.Columns], column);
}
