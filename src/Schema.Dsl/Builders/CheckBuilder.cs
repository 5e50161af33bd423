namespace Schema.Dsl;

/// <summary>Refines a check. See the PostgreSQL manual, CREATE TABLE.</summary>
public sealed class CheckBuilder : ConstraintBuilder
{
    private CheckConstraint _check;

    internal CheckBuilder(TableName table, CheckConstraint check)
        : base(table) => _check = check;

    /// <summary>Takes the rows that are there as they are: only rows to come are checked, until
    /// <c>ValidateConstraint</c>.</summary>
    public CheckBuilder NotValid() => Set(_check with { NotValid = true });

    /// <summary>Leaves tables that inherit from this one without it.</summary>
    public CheckBuilder NoInherit() => Set(_check with { NoInherit = true });

    /// <summary>Explains the check to whoever reads the schema.</summary>
    public CheckBuilder Comment(string text) => Set(_check with { Comment = text });

    internal override Constraint Build() => _check;

    private CheckBuilder Set(CheckConstraint check)
    {
        _check = check;
        return this;
    }
}
