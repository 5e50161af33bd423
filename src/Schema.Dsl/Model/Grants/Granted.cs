namespace Schema.Dsl;

/// <summary>What a role is known to have on an object.</summary>
internal sealed record Granted(Privilege Privilege, string Role)
{
    /// <summary>The role may grant it in turn.</summary>
    public bool IsGrantable { get; init; }

    /// <summary>Whether a revocation takes it away, or the right to grant it. One from a whole table reaches its
    /// columns too.</summary>
    public bool IsMeantBy(RevokePrivileges revoke) => revoke.Role == Role && revoke.Privileges.Any(IsMeantBy);

    /// <inheritdoc cref="IsMeantBy(RevokePrivileges)"/>
    public bool IsMeantBy(Privilege revoked) =>
        revoked.Name == Privilege.Name && (revoked.Column is null || revoked.Column == Privilege.Column);
}

/// <summary>What is known of the privileges on an object.</summary>
/// <param name="AreAll">The history has created it, so that nobody else can have granted any before.</param>
internal sealed record KnownGrants(ValueList<Granted> All, bool AreAll);

/// <summary>What becomes of privileges when some are given or taken.</summary>
internal static class GrantedChanges
{
    public static ValueList<Granted> After(this ValueList<Granted> known, PrivilegeChange change) => change switch
    {
        GrantPrivileges grant => grant.Privileges
            .Select(privilege => new Granted(privilege, grant.Role) { IsGrantable = grant.WithGrantOption })
            .Aggregate(known, With),
        RevokePrivileges { OptionOnly: true } revoke => known
            .Select(one => one.IsMeantBy(revoke) ? one with { IsGrantable = false } : one)
            .ToValueList(),
        RevokePrivileges revoke => known.Where(one => !one.IsMeantBy(revoke)).ToValueList(),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no rule in the model."),
    };

    /// <summary>Finds what is the same but for the right to grant it; <see langword="null"/> if there is
    /// none.</summary>
    public static Granted? Like(this ValueList<Granted> known, Granted other) =>
        known.FirstOrDefault(one => one.Privilege == other.Privilege && one.Role == other.Role);

    // To grant less than there is changes nothing.
    public static ValueList<Granted> With(this ValueList<Granted> known, Granted added) => known.Like(added) switch
    {
        null => known.Add(added),
        { IsGrantable: false } when added.IsGrantable =>
            known.Where(one => one != known.Like(added)).Append(added).ToValueList(),
        _ => known,
    };
}
