using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    private static readonly string[] Everybodies = ["public", "current_user", "current_role", "session_user"];

    private string Trigger(Trigger trigger) => string.Concat(
        $"CREATE {(trigger.IsConstraint ? "CONSTRAINT " : "")}TRIGGER {Name(trigger.Name.Name.Name)}",
        trigger.Timing switch
        {
            TriggerTiming.Before => " BEFORE ",
            TriggerTiming.After => " AFTER ",
            TriggerTiming.InsteadOf => " INSTEAD OF ",
            _ => throw new InvalidOperationException($"{trigger.Timing} has no SQL."),
        },
        string.Join(" OR ", Events(trigger)),
        $" ON {Qualified(trigger.Name.Owner!, defaultSchema)}",
        trigger.InitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : trigger.Deferrable ? " DEFERRABLE" : "",
        Referencing(trigger),
        trigger.ForEachRow ? " FOR EACH ROW" : " FOR EACH STATEMENT",
        trigger.When is null ? "" : $" WHEN ({trigger.When})",
        $" EXECUTE FUNCTION {Qualified(trigger.Function, defaultSchema)}",
        $"({string.Join(", ", trigger.Arguments.Select(Text))})");

    private string Policy(Policy policy) => string.Concat(
        $"CREATE {Reference(policy.Name)}",
        policy.Restrictive ? " AS RESTRICTIVE" : "",
        policy.For == PolicyCommand.All ? "" : $" FOR {policy.For.ToString().ToUpperInvariant()}",
        policy.Roles.Count == 0 ? "" : $" TO {string.Join(", ", policy.Roles.Select(Role))}",
        policy.Using is null ? "" : $" USING ({policy.Using})",
        policy.WithCheck is null ? "" : $" WITH CHECK ({policy.WithCheck})");

    /// <summary>A role, or one of the words that stand for some.</summary>
    public static string Role(string role) =>
        Everybodies.Contains(role) ? role.ToUpperInvariant() : Name(role);

    private static IEnumerable<string> Events(Trigger trigger)
    {
        (TriggerEvents Event, string Sql)[] events =
        [
            (TriggerEvents.Insert, "INSERT"),
            (TriggerEvents.Update, trigger.UpdateOf.Count == 0 ? "UPDATE" : $"UPDATE OF {Names(trigger.UpdateOf)}"),
            (TriggerEvents.Delete, "DELETE"),
            (TriggerEvents.Truncate, "TRUNCATE"),
        ];
        return events.Where(one => trigger.Events.HasFlag(one.Event)).Select(one => one.Sql);
    }

    private static string Referencing(Trigger trigger) => (trigger.OldTable, trigger.NewTable) is (null, null) ? "" : string.Concat(
        " REFERENCING",
        trigger.OldTable is null ? "" : $" OLD TABLE AS {Name(trigger.OldTable)}",
        trigger.NewTable is null ? "" : $" NEW TABLE AS {Name(trigger.NewTable)}");
}
