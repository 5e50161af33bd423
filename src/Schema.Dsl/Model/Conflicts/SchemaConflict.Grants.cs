namespace Schema.Dsl;

internal static partial class SchemaConflict
{
    private static string? MissingTarget(PrivilegeChange change, SchemaModel before) => change.Target switch
    {
        On.TableTarget table when before.FindRelation(table.Name) is StoredQuery view =>
            ColumnsOf(change).FirstReason(column => MissingColumn(view, column, before)),
        On.TableTarget table =>
            Missing(table.Name, before) ?? FirstMissing(table.Name, ColumnsOf(change), before),
        On.ObjectTarget { Name: { Kind: ObjectKind.Sequence, Name: var sequence } }
            when before.IdentityOf(sequence) is not null => null,
        On.ObjectTarget { Name: { Kind: ObjectKind.Schema, Name.Name: var schema } } when schema == before.DefaultSchema => null,
        On.ObjectTarget named => MissingObject(named.Name, before)
            ?? (before.Find(named.Name) is StoredQuery view
                ? ColumnsOf(change).FirstReason(column => MissingColumn(view, column, before))
                : null),
        On.AllTarget all when !before.TargetsOf(all).Any() => Absent(
            before,
            $"the history knows no {all.Group.ToString().ToLowerInvariant()} in schema "
                + $"\"{all.SchemaName ?? before.DefaultSchema}\". Declare what was there before Schema with "
                + "ExistingTable(…) or Existing(() => Create…)"),
        _ => null,
    };

    private static IEnumerable<string> ColumnsOf(PrivilegeChange change) =>
        change.Privileges.Select(privilege => privilege.Column).OfType<string>().Distinct();
}
