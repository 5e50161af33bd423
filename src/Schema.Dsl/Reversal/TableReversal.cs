namespace Schema.Dsl;

/// <summary>Brings what belongs to a table as a whole back to what it was.</summary>
internal static class TableReversal
{
    public static Reversal Of(TableName name, SchemaModel before, Func<Table, Operation[]> restore) =>
        before.Find(name) is { } known ? new Reversal.Possible(restore(known)) : Reversal.Unknown(name);

    // All that was set is set again, not only what has changed: the server keeps the order in which it is told.
    public static Reversal RestoreParameters(TableName name, Operation operation, SchemaModel before) =>
        Of(name, before, known =>
        {
            var after = before.Apply(operation).Find(name)!.Parameters;
            var added = after
                .Select(parameter => parameter.Name)
                .Except(known.Parameters.Select(parameter => parameter.Name))
                .ToValueList();
            return after.Equals(known.Parameters) ? [] :
            [
                .. added.Count > 0 ? [new ResetTableParameters(name, added)] : Array.Empty<Operation>(),
                .. known.Parameters.Count > 0
                    ? [new SetTableParameters(name, known.Parameters)]
                    : Array.Empty<Operation>(),
            ];
        });
}
