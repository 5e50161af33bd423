namespace Schema.Dsl;

/// <summary>Says which rows a policy shows, to whom and for what. See the PostgreSQL manual, CREATE POLICY.</summary>
public sealed class PolicyBuilder
{
    private Policy _policy;

    internal PolicyBuilder(string name, TableName on) => _policy = new Policy(name, on);

    /// <summary>What it is about; default: everything.</summary>
    public PolicyBuilder For(PolicyCommand command) => Set(_policy with { For = command });

    /// <summary>Whom it is about, by role; default: everybody.</summary>
    public PolicyBuilder To(params string[] roles) =>
        Set(_policy with { Roles = roles.Select(role => Identifier.Given(role, "role")).ToValueList() });

    /// <summary>Which rows are seen.</summary>
    public PolicyBuilder Using(string condition) =>
        Set(_policy with { Using = SqlFragment.Expression(condition, $"The condition of {What}") });

    /// <summary>Which rows may be written; default: those that are seen.</summary>
    public PolicyBuilder WithCheck(string condition) =>
        Set(_policy with { WithCheck = SqlFragment.Expression(condition, $"The check of {What}") });

    /// <summary>Takes away from what other policies allow, instead of adding to it.</summary>
    public PolicyBuilder Restrictive() => Set(_policy with { Restrictive = true });

    internal Policy Build() => _policy switch
    {
        { For: PolicyCommand.Insert, Using: not null } => throw new InvalidMigrationException(
            $"The {What} is for INSERT, which sees no rows. Write WithCheck instead of Using."),
        { For: PolicyCommand.Select or PolicyCommand.Delete, WithCheck: not null } => throw new InvalidMigrationException(
            $"The {What} is for {_policy.For.ToString().ToUpperInvariant()}, which writes no rows. "
            + "Write Using instead of WithCheck."),
        _ => _policy,
    };

    private string What => _policy.Name.InWords;

    private PolicyBuilder Set(Policy policy)
    {
        _policy = policy;
        return this;
    }
}
