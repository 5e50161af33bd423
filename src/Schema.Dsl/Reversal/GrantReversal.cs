namespace Schema.Dsl;

/// <summary>Brings privileges back to what the history knows of them.</summary>
internal static class GrantReversal
{
    public static Reversal Of(PrivilegeChange change, SchemaModel before)
    {
        var after = before.Apply(change);
        var back = before.TargetsOf(change.Target)
            .SelectMany(target => Changes(target, after.GrantsOn(target), before.GrantsOn(target)))
            .ToValueList();
        return change switch
        {
            GrantPrivileges when back.Count > 0 && PrivilegeNames.OfSession.Contains(change.Role) =>
                new Reversal.Impossible(
                    $"{change.Role} may own it, and have all of it without the grant. Name the role, or say in Down() "
                    + "what to take away"),
            RevokePrivileges revoke when Unknown(revoke, before) is { Length: > 0 } unknown => new Reversal.Impossible(
                $"it is not known from the history that {change.Role} was granted {string.Join(", ", unknown)}. Declare it "
                + "before this migration, with Existing(() => Grant(…)), or say in Down() what to give back"),
            _ => new Reversal.Possible(back),
        };
    }

    /// <summary>Gives something that is created again the privileges that it had.</summary>
    public static IEnumerable<Operation> Restore(On target, SchemaModel before) =>
        Changes(target, before.GrantsOnNew(target), before.GrantsOn(target));

    /// <summary>The same for a table, or for one column of it.</summary>
    public static IEnumerable<Operation> Restore(Table table, SchemaModel before, string? column = null) =>
    [
        .. column is null
            ? Restore(On.Table(table.Name), before)
            : Changes(On.Table(table.Name), ValueList<Granted>.Empty, before.GrantsOn(On.Table(table.Name))
                .Where(known => known.Privilege.Column == column)
                .ToValueList()),
        .. SchemaModel.IdentitiesOf(table)
            .Where(identity => column is null || ((On.IdentityTarget)identity).Name == column)
            .SelectMany(identity => Restore(identity, before)),
    ];

    private static IEnumerable<Operation> Changes(On target, ValueList<Granted> from, ValueList<Granted> to)
    {
        PrivilegeChange[] revokes =
        [
            .. ByRole(from.Where(known => to.Like(known) is null), (role, privileges) =>
                new RevokePrivileges(target, privileges, role)),
            .. ByRole(
                from.Where(known => known.IsGrantable && to.Like(known) is { IsGrantable: false }),
                (role, privileges) => new RevokePrivileges(target, privileges, role) { OptionOnly = true }),
        ];

        // A revocation from a whole table reaches its columns.
        var left = revokes.Aggregate(from, GrantedChanges.After);
        return
        [
            .. revokes,
            .. to.Where(known => !left.Contains(known))
                .GroupBy(known => known.IsGrantable)
                .SelectMany(group => ByRole(group, (role, privileges) =>
                    new GrantPrivileges(target, privileges, role) { WithGrantOption = group.Key })),
        ];
    }

    // On older servers, what is known of MAINTAIN comes from ALL.
    private static IEnumerable<PrivilegeChange> ByRole(
        IEnumerable<Granted> known, Func<string, ValueList<Privilege>, PrivilegeChange> change) => known
        .GroupBy(one => one.Role, one => one.Privilege)
        .Select(group => change(group.Key, group.ToValueList()) with
        {
            IsAll = group.Any(privilege => privilege.Name == "MAINTAIN"),
        });

    // ALL takes whatever there is; who names a privilege says that it is there.
    private static string[] Unknown(RevokePrivileges revoke, SchemaModel before)
    {
        var targets = before.TargetsOf(revoke.Target).ToArray();
        if (targets.All(before.KnowsGrantsOn))
        {
            return [];
        }

        var unknown = revoke.Privileges
            .Where(privilege => !targets.SelectMany(before.GrantsOn).Any(known => known.Role == revoke.Role
                && known.IsMeantBy(privilege)
                && (known.IsGrantable || !revoke.OptionOnly)))
            .Select(privilege => privilege.Name)
            .Distinct()
            .ToArray();
        return revoke.IsAll && unknown.Length < revoke.Privileges.Count ? [] : unknown;
    }
}
