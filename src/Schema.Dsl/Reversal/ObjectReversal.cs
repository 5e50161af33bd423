namespace Schema.Dsl;

/// <summary>Brings objects back to what the history knows of them.</summary>
internal static class ObjectReversal
{
    public static Reversal Of(ObjectName name, SchemaModel before, Func<SchemaObject, Operation[]> restore) =>
        before.Find(name) is { } known
            ? new Reversal.Possible(restore(known))
            : new Reversal.Impossible(
                $"the {name.InWords} is not known from the history. Declare what it looks like before this migration, "
                + "with Existing(() => Create…)");

    /// <summary>Creates again what a table or a view took with it.</summary>
    public static IEnumerable<Operation> Owned(TableName owner, SchemaModel before) =>
        before.OwnedBy(owner).Select(owned => new CreateObject(owned));
}
