namespace Schema.Dsl;

/// <summary>Brings an index back to what the history knows of it.</summary>
internal static class IndexReversal
{
    public static Reversal Of(TableName name, SchemaModel before, Func<IndexDefinition, Operation[]> restore) =>
        before.FindIndex(name) is { } index
            ? new Reversal.Possible(restore(index))
            : Unknown(name);

    public static Reversal.Impossible Unknown(TableName name) => new($"the index \"{name}\" is not known from the history");

    public static Reversal RestoreStatistics(SetIndexStatistics set, SchemaModel before) =>
        before.FindIndex(set.Index) is { } known && known.Keys.Count < set.Key
            ? new Reversal.Impossible($"part {set.Key} of the index \"{set.Index}\" is not known from the history")
            : Of(set.Index, before, index => [set with { Target = index.Keys[set.Key - 1].Statistics }]);

    // All that was set is set again, not only what has changed: the server keeps the order in which it is told.
    public static Reversal RestoreParameters(TableName name, Operation operation, SchemaModel before) =>
        Of(name, before, known =>
        {
            var after = before.Apply(operation).FindIndex(name)!.Parameters;
            var added = after
                .Select(parameter => parameter.Name)
                .Except(known.Parameters.Select(parameter => parameter.Name))
                .ToValueList();
            return after.Equals(known.Parameters) ? [] :
            [
                .. added.Count > 0 ? [new ResetIndexParameters(name, added)] : Array.Empty<Operation>(),
                .. known.Parameters.Count > 0
                    ? [new SetIndexParameters(name, known.Parameters)]
                    : Array.Empty<Operation>(),
            ];
        });
}
