namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    // Two columns that are kept in step, and what belongs to them, stay as they are until the end.
    private static string? Open(Operation operation, SchemaModel before) =>
        operation is RowOperation or ExecuteSql or RunCode ? null : before.Objects
            .OfType<Trigger>()
            .Where(trigger => trigger.Keeps is not null)
            .Select(trigger => new OnlineHold(trigger, before))
            .Where(hold => hold.Covers(operation))
            .OrderBy(hold => hold.InWords, StringComparer.Ordinal)
            .FirstReason(hold => hold.InWords);
}
