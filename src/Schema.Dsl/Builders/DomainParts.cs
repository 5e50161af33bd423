namespace Schema.Dsl;

/// <summary>Makes the parts of domains from what authors write: names given or derived, SQL checked.</summary>
internal static class DomainParts
{
    public static SqlValue Default(TableName domain, object? value) => value is null
        ? throw new InvalidMigrationException(
            $"{DefaultOf(domain)} is null. A column without a default holds null anyway; "
            + "use DropDefault() to take one away.")
        : new Literal(DefaultOf(domain), "DefaultSql").Of(value);

    public static SqlValue DefaultSql(TableName domain, string expression) =>
        new ExpressionValue(SqlFragment.Expression(expression, DefaultOf(domain)));

    public static DomainCheck Check(
        TableName domain, string expression, string? name, Conventions conventions) => new(
        name is null ? conventions.Derived.DomainCheck(domain) : Identifier.Given(name, "constraint"),
        SqlFragment.Expression(expression, $"A check of domain \"{domain}\""));

    private static string DefaultOf(TableName domain) => $"The default of domain \"{domain}\"";
}
