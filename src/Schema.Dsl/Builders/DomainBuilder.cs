namespace Schema.Dsl;

/// <summary>Declares a domain.</summary>
public sealed class DomainBuilder
{
    private readonly Conventions _conventions;
    private Domain _domain;

    internal DomainBuilder(Domain domain, Conventions conventions) => (_domain, _conventions) = (domain, conventions);

    /// <summary>Refuses nulls.</summary>
    public DomainBuilder NotNull() => Set(_domain with { NotNull = true });

    /// <summary>What a column without a default of its own holds when an insert does not say.</summary>
    /// <inheritdoc cref="ColumnBuilder.Default"/>
    public DomainBuilder Default(object value) =>
        Set(_domain with { Default = DomainParts.Default(_domain.Name.Name, value) });

    /// <summary>The same as an SQL expression.</summary>
    public DomainBuilder DefaultSql(string expression) =>
        Set(_domain with { Default = DomainParts.DefaultSql(_domain.Name.Name, expression) });

    /// <summary>A condition that every value fulfils, as SQL: <c>Check("VALUE LIKE '%@%'")</c>.</summary>
    /// <param name="name">Default: <c>email_check</c>.</param>
    public DomainBuilder Check(string expression, string? name = null)
    {
        var check = DomainParts.Check(_domain.Name.Name, expression, name, _conventions);
        return _domain.Check(check.Name) is null
            ? Set(_domain with { Checks = _domain.Checks.Add(check) })
            : throw new InvalidMigrationException(
                $"The domain \"{_domain.Name.Name}\" declares two checks named \"{check.Name}\". Name them apart.");
    }

    /// <summary>Sorts and compares by this collation, such as <c>C</c> or <c>de-x-icu</c>.</summary>
    public DomainBuilder Collate(TableName collation) => Set(_domain with
    {
        Collation = TypeTraits.IsOwn(Identifier.Given(collation, "collation")) ? null : collation,
    });

    /// <summary>Explains the domain to whoever reads the schema.</summary>
    public DomainBuilder Comment(string text) => Set(_domain with { Comment = text });

    internal Domain Build() => _domain;

    private DomainBuilder Set(Domain domain)
    {
        _domain = domain;
        return this;
    }
}
