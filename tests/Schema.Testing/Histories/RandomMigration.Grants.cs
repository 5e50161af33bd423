using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    // They are there on every server.
    private static readonly string[] Roles = ["public", "pg_monitor", "pg_signal_backend"];

    private static Action<RandomMigration> GrantVerb(Random random, SchemaModel model)
    {
        var target = random.Pick([.. Targets(random, model)]);
        var known = model.TargetsOf(target).SelectMany(one => model.GrantsOn(one)).ToArray();
        if (known.Length > 0 && random.Chance(0.4))
        {
            return RevokeVerb(random, target, random.Pick(known));
        }

        var role = random.Pick(Roles);
        var hasOption = role != "public" && random.Chance(0.3);
        var column = (target is On.TableTarget table ? model.Find(table.Name) : null)?.Columns is { Count: > 0 } columns
            && random.Chance(0.5) ? random.Pick(columns).Name : null;
        if (column is not null)
        {
            return migration => migration.Grant("SELECT, UPDATE", target, role, [column], hasOption);
        }

        var privileges = random.Chance(0.3) ? "ALL" : PrivilegeNames.GroupOf(target) switch
        {
            ObjectGroup.Tables => random.Pick(["SELECT, UPDATE, TRUNCATE", "SELECT", "INSERT, REFERENCES"]),
            ObjectGroup.Sequences => random.Pick(["USAGE", "SELECT, UPDATE"]),
            ObjectGroup.Schemas or ObjectGroup.Types => "USAGE",
            _ => "EXECUTE",
        };
        return migration => migration.Grant(privileges, target, role, withGrantOption: hasOption);
    }

    // What nobody is known to have is not taken away: raw SQL may have given it, so that nothing undoes that.
    private static Action<RandomMigration> RevokeVerb(Random random, On target, Granted known)
    {
        var (privilege, column) = (known.Privilege.Name, known.Privilege.Column);
        var isOption = known.IsGrantable && random.Chance(0.4);
        var privileges = random.Chance(0.5) ? privilege : "ALL";
        return column is not null && target is not On.AllTarget && random.Chance(0.5)
            ? migration => migration.Revoke(privilege, target, known.Role, [column], isOption)
            : migration => migration.Revoke(privileges, target, known.Role, grantOptionOnly: isOption);
    }

    private static IEnumerable<On> Targets(Random random, SchemaModel model) =>
    [
        .. Sorted(model).Select(table => On.Table(table.Name)),
        .. Sorted(model).SelectMany(SchemaModel.IdentitiesOf),
        .. model.Objects
            .Where(known => PrivilegeNames.GroupOf(known.Name.Kind) is not null)
            .OrderBy(known => known.Name.ToString(), StringComparer.Ordinal)
            .Select(known => On.Object(known.Name)),
        On.AllTables(),
        On.AllSequences(),
        On.AllRoutines(),
        On.FutureTables(),
        On.FutureTables("public"),
        random.Pick([On.FutureRoutines(), On.FutureRoutines("public"), On.FutureTypes(), On.FutureSequences(), On.FutureSchemas()]),
    ];
}
