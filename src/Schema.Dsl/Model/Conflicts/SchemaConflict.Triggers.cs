namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? MissingOwner(ObjectName name, SchemaModel before) =>
        name.Owner is not { } owner ? null
        : name.Kind == ObjectKind.Trigger && before.FindRelation(owner) is View ? null
        : Missing(owner, before);

    private static string? WrongObject(SchemaObject created, SchemaModel before) =>
        created switch
        {
            Trigger { Name.Owner: { } owner } trigger => WrongTrigger(trigger, owner, before),
            MaterializedView view => Unfilled(view, before),
            Sequence sequence => WrongSequence(sequence, before),
            ExtendedStatistics statistics => WrongStatistics(statistics, before),
            _ => null,
        };

    private static string? WrongTrigger(Trigger trigger, TableName owner, SchemaModel before) =>
        before.FindRelation(owner) is View
            ? trigger.Timing != TriggerTiming.InsteadOf && trigger.ForEachRow
                ? Absent(before, $"\"{owner}\" is a view, whose rows do not change themselves. Write InsteadOf()")
                : null
        : trigger.Timing == TriggerTiming.InsteadOf && before.Find(owner) is not null
            ? Absent(before, $"\"{owner}\" is a table, and InsteadOf() is for views. Write Before() or After()")
        : FirstMissing(owner, trigger.UpdateOf, before);
}
