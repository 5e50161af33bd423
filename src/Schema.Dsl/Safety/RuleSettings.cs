namespace Schema.Dsl;

/// <summary>How strictly a project takes the rules of the <see cref="RuleBook"/>. A project states it once, by
/// <see cref="SchemaRulesAttribute"/> and <see cref="SchemaRuleAttribute"/>; a run can say more.</summary>
public sealed record RuleSettings
{
    /// <summary>Each rule at its own level, for all migrations.</summary>
    public static RuleSettings Default { get; } = new();

    /// <summary>No rule at all.</summary>
    public static RuleSettings None { get; } = new() { Most = RuleLevel.Off };

    /// <summary>No rule is taken more strictly than this: with <see cref="RuleLevel.Warning"/> no run stops for one.
    /// Default: <see cref="RuleLevel.Error"/>.</summary>
    public RuleLevel Most { get; init; } = RuleLevel.Error;

    /// <summary>Migrations up to this version, and it, are not looked at: those that were written before the project
    /// had rules. Default: 0, for none.</summary>
    public long ExemptThrough { get; init; }

    /// <summary>The servers that the project is for: what the oldest cannot do is refused, whatever server is there
    /// today. <see langword="null"/> for the one that a run meets.</summary>
    public ServerRange? Servers { get; init; }

    /// <summary>Rules that are taken otherwise than by their own level. The last that fits counts.</summary>
    public ValueList<RuleSetting> Rules { get; init; } = ValueList<RuleSetting>.Empty;

    /// <summary>What happens where a migration breaks a rule.</summary>
    /// <param name="version">The migration's.</param>
    public RuleLevel LevelOf(SafetyRule rule, long version)
    {
        if (rule is null)
        {
            throw new ArgumentNullException(nameof(rule));
        }

        var level = Rules.LastOrDefault(setting => setting.Rule == rule.Number && version >= setting.From)?.Level ?? rule.Level;
        return version <= ExemptThrough ? RuleLevel.Off
            : level > Most ? Most
            : level;
    }

    /// <summary>These settings of a run, on top of those of the project.</summary>
    internal RuleSettings Over(RuleSettings project) => new()
    {
        Most = Most < project.Most ? Most : project.Most,
        ExemptThrough = Math.Max(ExemptThrough, project.ExemptThrough),
        Servers = Servers ?? project.Servers,
        Rules = project.Rules.Concat(Rules).ToValueList(),
    };
}

/// <summary>A rule that is taken otherwise than by its own level.</summary>
/// <param name="Rule">Its number.</param>
/// <param name="Level">What happens where it is broken.</param>
public sealed record RuleSetting(int Rule, RuleLevel Level)
{
    /// <summary>The first version for which this holds. Default: 0, for all.</summary>
    public long From { get; init; }
}
