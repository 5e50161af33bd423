namespace Schema.Dsl;

/// <summary>A rule that keeps a migration from harming those who use the database meanwhile.</summary>
/// <remarks>The numbers never change; docs/safety/README.md says what becomes of each.</remarks>
public abstract class SafetyRule
{
    private protected SafetyRule(int number, string title, RuleLevel level = RuleLevel.Error)
    {
        Number = number;
        Title = title;
        Level = level;
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>What it looks for, in a few words: <c>Remove a column</c>.</summary>
    public string Title { get; }

    /// <summary>What happens where it is broken, unless the project says otherwise.</summary>
    public RuleLevel Level { get; }

    /// <summary>What breaks the rule; nothing for most operations.</summary>
    /// <param name="operation">One that reaches no further than its table.</param>
    /// <param name="before">The schema that it meets.</param>
    internal abstract IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope);

    /// <summary>Number and title, as messages write them.</summary>
    public override string ToString() => $"rule {Number}, {Title}";

    private protected Hazard Found(
        Operation operation, TableName table, LockMode? mode, string reason, string instead) =>
        new(this, operation, table, mode, reason, instead);
}

/// <summary>What happens where a rule is broken.</summary>
public enum RuleLevel
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>The run says so, and goes on.</summary>
    Warning,

    /// <summary>The run stops before anything has happened.</summary>
    Error,
}
