namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a trigger on a table or a view. Undone by dropping it.</summary>
    protected void CreateTrigger(string trigger, TableName on, Action<TriggerBuilder> define) =>
        Add(new CreateObject(TriggerOf("CreateTrigger", trigger, on, define)));

    /// <summary>Drops a trigger and creates it anew. It stays enabled or disabled. Undone in the same way.</summary>
    protected void ReplaceTrigger(string trigger, TableName on, Action<TriggerBuilder> define) =>
        Add(new ReplaceObject(TriggerOf("ReplaceTrigger", trigger, on, define)) { Recreate = true });

    /// <summary>Drops a trigger. Undone by creating it as the history knows it.</summary>
    protected void DropTrigger(string trigger, TableName on) => Add(new DropObject(TriggerName(trigger, on)));

    /// <summary>Renames a trigger.</summary>
    protected void RenameTrigger(string trigger, TableName on, string to) =>
        Add(new RenameObject(TriggerName(trigger, on), Identifier.Given(to, "trigger")));

    /// <summary>Lets a trigger run again.</summary>
    /// <param name="state">Where it runs.</param>
    protected void EnableTrigger(string trigger, TableName on, TriggerState state = TriggerState.Enabled) =>
        Add(new SetTriggerState(TriggerName(trigger, on), state));

    /// <summary>Keeps a trigger from running.</summary>
    protected void DisableTrigger(string trigger, TableName on) =>
        Add(new SetTriggerState(TriggerName(trigger, on), TriggerState.Disabled));

    private static ObjectName TriggerName(string trigger, TableName on) =>
        Trigger.NameOf(Identifier.Given(trigger, "trigger"), Identifier.Given(on));

    private Trigger TriggerOf(string verb, string trigger, TableName on, Action<TriggerBuilder> define)
    {
        var builder = new TriggerBuilder(Identifier.Given(trigger, "trigger"), Identifier.Given(on));
        Current.Block($"{verb}(\"{trigger}\")", builder, define);
        return builder.Build();
    }
}
