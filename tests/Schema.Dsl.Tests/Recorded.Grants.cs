namespace Schema.Dsl.Tests;

internal sealed partial class Recorded
{
    public new void Grant(
        string privileges, On target, string to, string[]? columns = null, bool withGrantOption = false) =>
        base.Grant(privileges, target, to, columns, withGrantOption);

    public new void Revoke(
        string privileges, On target, string from, string[]? columns = null, bool grantOptionOnly = false) =>
        base.Revoke(privileges, target, from, columns, grantOptionOnly);
}
