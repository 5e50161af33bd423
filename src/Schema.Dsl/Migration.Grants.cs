namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Gives privileges to a role. Undone by taking those away that it did not have.</summary>
    /// <param name="privileges">As SQL lists them: <c>SELECT, INSERT</c>; or <c>ALL</c>.</param>
    /// <param name="target">A table, a view, a sequence, a schema, a routine, a type: <c>On.Table("users")</c>; many at
    /// once:
    /// <c>On.AllTables()</c>; or what is still to be created: <c>On.FutureTables()</c>.</param>
    /// <param name="to">The role; <c>public</c> for everybody.</param>
    /// <param name="columns">The columns of a table or a view that they are limited to; default: all.</param>
    /// <param name="withGrantOption">Lets the role grant them in turn.</param>
    protected void Grant(
        string privileges, On target, string to, string[]? columns = null, bool withGrantOption = false)
    {
        var role = PrivilegeNames.Role(to);
        Add(new GrantPrivileges(Given(target), PrivilegeNames.Read(privileges, target, columns), role)
        {
            IsAll = PrivilegeNames.IsAll(privileges),
            WithGrantOption = withGrantOption && role == PrivilegeNames.Everybody
                ? throw new InvalidMigrationException(
                    "Everybody cannot grant in turn what everybody has. Leave withGrantOption out, or name a role.")
                : withGrantOption,
        });
    }

    /// <summary>Takes privileges from a role. Undone by giving it what the history knows that it had.</summary>
    /// <param name="from">The role; <c>public</c> for what everybody has.</param>
    /// <param name="grantOptionOnly">Takes away that the role may grant them in turn, and no more.</param>
    /// <inheritdoc cref="Grant"/>
    protected void Revoke(
        string privileges, On target, string from, string[]? columns = null, bool grantOptionOnly = false) =>
        Add(new RevokePrivileges(
            Given(target), PrivilegeNames.Read(privileges, target, columns), PrivilegeNames.Role(from))
        {
            IsAll = PrivilegeNames.IsAll(privileges),
            OptionOnly = grantOptionOnly,
        });

    private static On Given(On target) => target ?? throw new ArgumentNullException(nameof(target));
}
