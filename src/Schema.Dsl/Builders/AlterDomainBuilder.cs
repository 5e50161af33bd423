namespace Schema.Dsl;

/// <summary>Changes a domain, in the order written. What is not named stays as it is.</summary>
public sealed class AlterDomainBuilder : IOperationBuilder
{
    private readonly TableName _name;
    private readonly ObjectName _domain;
    private readonly Conventions _conventions;
    private readonly List<Operation> _changes = [];

    internal AlterDomainBuilder(TableName domain, Conventions conventions) =>
        (_name, _domain, _conventions) = (domain, Domain.NameOf(domain), conventions);

    /// <summary>Refuses nulls.</summary>
    public void NotNull() => _changes.Add(new SetDomainNotNull(_domain));

    /// <summary>Allows nulls.</summary>
    public void Nullable() => _changes.Add(new DropDomainNotNull(_domain));

    /// <summary>Another default for rows to come: a value.</summary>
    /// <inheritdoc cref="ColumnBuilder.Default"/>
    public void Default(object value) => _changes.Add(new SetDomainDefault(_domain, DomainParts.Default(_name, value)));

    /// <summary>Another default for rows to come: an SQL expression.</summary>
    public void DefaultSql(string expression) =>
        _changes.Add(new SetDomainDefault(_domain, DomainParts.DefaultSql(_name, expression)));

    /// <summary>No default any more.</summary>
    public void DropDefault() => _changes.Add(new DropDomainDefault(_domain));

    /// <summary>Adds a condition that every value fulfils, as SQL.</summary>
    /// <param name="name">Default: <c>email_check</c>.</param>
    /// <param name="notValid">Does not look at the values that are there; <see cref="ValidateConstraint"/>
    /// does.</param>
    public void Check(string expression, string? name = null, bool notValid = false) => _changes.Add(new AddDomainCheck(
        _domain, DomainParts.Check(_name, expression, name, _conventions) with { NotValid = notValid }));

    /// <summary>Drops a condition.</summary>
    public void DropConstraint(string constraint) =>
        _changes.Add(new DropDomainConstraint(_domain, Identifier.Given(constraint, "constraint")));

    /// <summary>Gives a condition another name.</summary>
    public void RenameConstraint(string constraint, string to) => _changes.Add(new RenameDomainConstraint(
        _domain, Identifier.Given(constraint, "constraint"), Identifier.Given(to, "constraint")));

    /// <summary>Looks at the values that were there before a condition, which was added as not valid.</summary>
    public void ValidateConstraint(string constraint) =>
        _changes.Add(new ValidateDomainConstraint(_domain, Identifier.Given(constraint, "constraint")));

    IEnumerable<Operation> IOperationBuilder.Build() => _changes.Count > 0
        ? _changes
        : throw new InvalidMigrationException($"A block for domain \"{_name}\" changes nothing.");
}
