namespace Schema.Dsl;

/// <summary>How strictly a project takes the rules: <c>[assembly: SchemaRules(ExemptThrough = 20240705205730, OldestServer =
/// 12)]</c>.</summary>
/// <remarks>The compiler reads it, and the generated <c>MigrationRegistry</c> carries it to each run.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SchemaRulesAttribute : Attribute
{
    /// <inheritdoc cref="RuleSettings.Most"/>
    public RuleLevel Most { get; set; } = RuleLevel.Error;

    /// <inheritdoc cref="RuleSettings.ExemptThrough"/>
    public long ExemptThrough { get; set; }

    /// <summary>The major version of the oldest server that the project is for: what that one cannot do is refused on
    /// any. Default: 0, for the server that a run meets.</summary>
    public int OldestServer { get; set; }

    /// <summary>The major version of the newest server that the project is for. Default: 0, for any.</summary>
    public int NewestServer { get; set; }
}

/// <summary>Takes one rule otherwise in the whole project: <c>[assembly: SchemaRule(24, RuleLevel.Warning)]</c>.</summary>
/// <param name="rule">Its number.</param>
/// <param name="level">What happens where it is broken.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SchemaRuleAttribute(int rule, RuleLevel level) : Attribute
{
    /// <summary>The rule's number.</summary>
    public int Rule { get; } = rule;

    /// <summary>What happens where it is broken.</summary>
    public RuleLevel Level { get; } = level;

    /// <summary>The first version for which this holds. Default: 0, for all.</summary>
    public long From { get; set; }
}
