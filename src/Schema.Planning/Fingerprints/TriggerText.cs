using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Triggers and policies in canonical text.</summary>
internal static class TriggerText
{
    public static CanonicalText Write(CanonicalText text, Trigger trigger) => text
        .Field("function", trigger.Function.ToString())
        .List("given", trigger.Arguments, argument => text.Field("", argument))
        .Field("timing", trigger.Timing == TriggerTiming.After ? null : trigger.Timing.ToString())
        .Field("events", trigger.Events.ToString())
        .Names("columns", trigger.UpdateOf)
        .Flag("row", trigger.ForEachRow)
        .Sql("when", trigger.When)
        .Flag("constraint", trigger.IsConstraint)
        .Flag("deferrable", trigger.Deferrable)
        .Flag("deferred", trigger.InitiallyDeferred)
        .Field("old", trigger.OldTable)
        .Field("new", trigger.NewTable)
        .Field("state", trigger.State == TriggerState.Enabled ? null : trigger.State.ToString());

    public static CanonicalText Write(CanonicalText text, Policy policy) => text
        .Field("for", policy.For == PolicyCommand.All ? null : policy.For.ToString())
        .List("to", policy.Roles, role => text.Field("", role))
        .Sql("using", policy.Using)
        .Sql("check", policy.WithCheck)
        .Flag("restrictive", policy.Restrictive);
}
