namespace Schema.Dsl;

/// <summary>A domain: a type with rules of its own for its values. See the PostgreSQL manual, CREATE DOMAIN.</summary>
public sealed record Domain : SchemaObject
{
    /// <summary>The domain of that name.</summary>
    /// <param name="type">The type beneath it.</param>
    public Domain(TableName name, ColumnType type)
        : base(NameOf(name)) => Type = type;

    /// <summary>The type beneath it.</summary>
    public ColumnType Type { get; init; }

    /// <summary>Refuses nulls.</summary>
    public bool NotNull { get; init; }

    /// <summary>What a column without a default of its own holds when an insert does not say; <see langword="null"/>
    /// for none.</summary>
    public SqlValue? Default { get; init; }

    /// <summary>The collation, unquoted; <see langword="null"/> for the type's own.</summary>
    public TableName? Collation { get; init; }

    /// <summary>The conditions that every value fulfils, in order.</summary>
    public ValueList<DomainCheck> Checks { get; init; } = ValueList<DomainCheck>.Empty;

    /// <summary>What its checks call a value, as SQL folds it.</summary>
    internal const string Value = "value";

    internal override IEnumerable<ColumnType> Types => [Type];

    /// <summary>The expressions in the definition.</summary>
    internal IEnumerable<string> Expressions => Checks
        .Select(check => check.Expression)
        .Concat(Default is ExpressionValue expression ? [expression.Sql] : []);

    internal override IEnumerable<string> Texts => Expressions;

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.Domain, name);

    internal Domain WithComment(string constraint, string? text) =>
        With(constraint, check => check with { Comment = text });

    internal DomainCheck? Check(string name) => Checks.FirstOrDefault(check => check.Name == name);

    internal override SchemaObject Following(Renaming general)
    {
        var renaming = general.In(this);
        return this with
        {
            Type = renaming.Type(Type),
            Collation = Collation is null ? null : renaming.Collation(Collation),
            Default = renaming.Default(Default, Type),
            Checks = Checks
                .Select(check => check with { Expression = renaming.Sql(check.Expression) })
                .ToValueList(),
        };
    }

    internal Domain With(DomainChange change) => change switch
    {
        SetDomainNotNull => this with { NotNull = true },
        DropDomainNotNull => this with { NotNull = false },
        SetDomainDefault set => this with { Default = set.Default },
        DropDomainDefault => this with { Default = null },
        AddDomainCheck add => this with { Checks = Checks.Add(add.Check) },
        DropDomainConstraint drop =>
            this with { Checks = Checks.Where(check => check.Name != drop.Constraint).ToValueList() },
        RenameDomainConstraint rename => With(rename.From, check => check with { Name = rename.To }),
        ValidateDomainConstraint validate => With(validate.Constraint, check => check with { NotValid = false }),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no rule in the model."),
    };

    private Domain With(string name, Func<DomainCheck, DomainCheck> change) => this with
    {
        Checks = Checks.Select(check => check.Name == name ? change(check) : check).ToValueList(),
    };
}

/// <summary>A condition, as SQL over <c>VALUE</c>, that every value of a domain fulfils.</summary>
public sealed record DomainCheck(string Name, string Expression)
{
    /// <summary>Holds for values to come, while nobody has looked at those that are there.</summary>
    public bool NotValid { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }
}
