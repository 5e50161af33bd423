using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

/// <summary>Renders GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. See the PostgreSQL manual, chapter 5.7,
/// Privileges.</summary>
internal sealed class PostgresPrivileges(string defaultSchema, PostgresObjects objects, Capabilities server)
{
    public IReadOnlyList<string> Render(PrivilegeChange change, SchemaModel before)
    {
        var privileges = change.Privileges.Where(privilege =>
            server.Maintain || !change.IsAll || privilege.Name != "MAINTAIN").ToArray();
        return privileges.Length == 0 || !before.TargetsOf(change.Target).Any()
            ? []
            : [$"{Before(change.Target)}{Change(change, List(change, privileges), Target(change.Target, before))}"];
    }

    private static string Change(PrivilegeChange change, string privileges, string target) => change switch
    {
        GrantPrivileges grant => $"GRANT {privileges} ON {target} TO {PostgresObjects.Role(grant.Role)}"
            + (grant.WithGrantOption ? " WITH GRANT OPTION" : ""),
        RevokePrivileges revoke => $"REVOKE {(revoke.OptionOnly ? "GRANT OPTION FOR " : "")}"
            + $"{privileges} ON {target} FROM {PostgresObjects.Role(revoke.Role)}",
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no SQL."),
    };

    private static string List(PrivilegeChange change, Privilege[] privileges)
    {
        var columns = privileges.Select(privilege => privilege.Column).OfType<string>().Distinct().ToArray();
        var isAll = change.IsAll && PrivilegeNames.AreAll(change.Target, change.Privileges, columns.Length > 0);
        return isAll ? $"ALL{Columns(columns)}" : string.Join(", ", privileges
            .GroupBy(privilege => (privilege.Name, IsWhole: privilege.Column is null))
            .Select(group => group.Key.Name
                + Columns([.. group.Select(privilege => privilege.Column).OfType<string>()])));
    }

    private static string Columns(string[] columns) => columns.Length == 0 ? "" : $" ({Names(columns)})";

    private static string Before(On target) => target is On.FutureTarget future
        ? string.Concat(
            "ALTER DEFAULT PRIVILEGES ",
            future.Creator is null ? "" : $"FOR ROLE {PostgresObjects.Role(future.Creator)} ",
            future.SchemaName is null ? "" : $"IN SCHEMA {Name(future.SchemaName)} ")
        : "";

    private string Target(On target, SchemaModel before) => target switch
    {
        On.FutureTarget future => future.Group.ToString().ToUpperInvariant(),
        On.AllTarget all =>
            $"{Keyword(all.Group)} {string.Join(", ", before.TargetsOf(all).Select(one => Called(one, before)))}",
        On.ObjectTarget { Name: { Kind: not (ObjectKind.View or ObjectKind.MaterializedView) } name } =>
            objects.Reference(name),
        _ => $"{Keyword(PrivilegeNames.GroupOf(target))} {Called(target, before)}",
    };

    private static string Keyword(ObjectGroup? group) => group switch
    {
        ObjectGroup.Tables => "TABLE",
        ObjectGroup.Sequences => "SEQUENCE",
        ObjectGroup.Functions => "FUNCTION",
        ObjectGroup.Procedures => "PROCEDURE",
        ObjectGroup.Routines => "ROUTINE",
        _ => throw new InvalidOperationException($"{group} has no SQL."),
    };

    private string Called(On target, SchemaModel before) => target switch
    {
        On.TableTarget table => Qualified(table.Name, defaultSchema),
        On.IdentityTarget identity => Qualified(SequenceOf(identity, before), defaultSchema),
        On.ConstructorsTarget made => string.Join(
            ", ", objects.Constructors((RangeType)before.Find(ObjectName.OfType(made.TypeName))!)),
        On.ObjectTarget named => objects.Called(named.Name),
        _ => throw new InvalidOperationException($"{target.GetType().Name} has no SQL."),
    };

    private static TableName SequenceOf(On.IdentityTarget identity, SchemaModel before) => identity.TableName with
    {
        Name = DerivedNames.Sequence(
            identity.TableName,
            before.Find(identity.TableName)?.Column(identity.Name) ?? new Column(identity.Name, new ColumnType(""))),
    };
}
