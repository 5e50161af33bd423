namespace Schema.Dsl;

/// <summary>Gives privileges to a role, or takes them from it.</summary>
/// <param name="Target">What they are on.</param>
/// <param name="Role">The role; <c>public</c> for everybody.</param>
public abstract record PrivilegeChange(On Target, ValueList<Privilege> Privileges, string Role) : Operation
{
    /// <summary>The privileges are named by no one but us, as for <c>ALL</c>: those that a server does not have are
    /// left out.</summary>
    public bool IsAll { get; init; }
}

/// <summary>Gives privileges to a role.</summary>
public sealed record GrantPrivileges(On Target, ValueList<Privilege> Privileges, string Role)
    : PrivilegeChange(Target, Privileges, Role)
{
    /// <summary>The role may grant them in turn.</summary>
    public bool WithGrantOption { get; init; }
}

/// <summary>Takes privileges from a role.</summary>
public sealed record RevokePrivileges(On Target, ValueList<Privilege> Privileges, string Role)
    : PrivilegeChange(Target, Privileges, Role)
{
    /// <summary>Takes away that the role may grant them in turn, and no more.</summary>
    public bool OptionOnly { get; init; }
}

/// <summary>Says which privileges were given or taken before Schema, or by raw SQL. Runs no SQL.</summary>
public sealed record DeclarePrivileges(PrivilegeChange Change) : Operation;
