namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Shows the rows of a table only where a policy allows it; without one, to its owner alone.</summary>
    protected void EnableRowLevelSecurity(TableName table) =>
        Add(new SetRowSecurity(Identifier.Given(table)) { IsEnabled = true });

    /// <summary>Shows all rows again, whatever policies there are.</summary>
    protected void DisableRowLevelSecurity(TableName table) =>
        Add(new SetRowSecurity(Identifier.Given(table)) { IsEnabled = false });

    /// <summary>Holds the table's owner to its policies too.</summary>
    protected void ForceRowLevelSecurity(TableName table) =>
        Add(new SetRowSecurity(Identifier.Given(table)) { IsForced = true });

    /// <summary>Lets the table's owner see all rows again.</summary>
    protected void NoForceRowLevelSecurity(TableName table) =>
        Add(new SetRowSecurity(Identifier.Given(table)) { IsForced = false });

    /// <summary>Creates a policy. It holds where row-level security is enabled. Undone by dropping it.</summary>
    protected void CreatePolicy(string policy, TableName on, Action<PolicyBuilder> define) =>
        Add(new CreateObject(PolicyOf("CreatePolicy", policy, on, define)));

    /// <summary>Drops a policy and creates it anew. Undone in the same way.</summary>
    protected void ReplacePolicy(string policy, TableName on, Action<PolicyBuilder> define) =>
        Add(new ReplaceObject(PolicyOf("ReplacePolicy", policy, on, define)) { Recreate = true });

    /// <summary>Drops a policy. Undone by creating it as the history knows it.</summary>
    protected void DropPolicy(string policy, TableName on) => Add(new DropObject(PolicyName(policy, on)));

    /// <summary>Renames a policy.</summary>
    protected void RenamePolicy(string policy, TableName on, string to) =>
        Add(new RenameObject(PolicyName(policy, on), Identifier.Given(to, "policy")));

    private static ObjectName PolicyName(string policy, TableName on) =>
        Policy.NameOf(Identifier.Given(policy, "policy"), Identifier.Given(on));

    private Policy PolicyOf(string verb, string policy, TableName on, Action<PolicyBuilder> define)
    {
        var builder = new PolicyBuilder(Identifier.Given(policy, "policy"), Identifier.Given(on));
        Current.Block($"{verb}(\"{policy}\")", builder, define);
        return builder.Build();
    }
}
