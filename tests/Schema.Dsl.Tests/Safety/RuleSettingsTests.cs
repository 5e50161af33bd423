namespace Schema.Dsl.Tests.Safety;

/// <summary>How strictly a project takes the rules.</summary>
public sealed class RuleSettingsTests
{
    private const long Version = 20240705205730;

    private static readonly SafetyRule Column = RuleBook.Rules.Single(rule => rule.Number == 35);

    [Fact]
    public void Each_rule_has_a_level_of_its_own() => RuleBook.Rules
        .Where(rule => RuleSettings.Default.LevelOf(rule, Version) != RuleLevel.Error)
        .Select(rule => $"{rule}: {rule.Level}")
        .Should().Equal(
            "rule 11, a foreign key without an index: Warning",
            "rule 21, a column that may be null from now on: Warning",
            "rule 46, several tables locked at once: Warning",
            "rule 65, what the running release may rely on: Warning");

    [Fact]
    public void None_are_looked_at_by_whoever_wants_none() =>
        RuleBook.Rules.Should().OnlyContain(rule => RuleSettings.None.LevelOf(rule, Version) == RuleLevel.Off);

    [Fact]
    public void The_last_setting_of_a_rule_counts_from_its_version_on()
    {
        var settings = new RuleSettings
        {
            Rules = new RuleSetting[]
            {
                new(35, RuleLevel.Warning), new(35, RuleLevel.Off) { From = Version }, new(36, RuleLevel.Off),
            },
        };

        settings.LevelOf(Column, Version - 1).Should().Be(RuleLevel.Warning);
        settings.LevelOf(Column, Version).Should().Be(RuleLevel.Off);
    }

    [Fact]
    public void What_was_written_before_the_rules_is_exempt()
    {
        var settings = new RuleSettings { ExemptThrough = Version };

        settings.LevelOf(Column, Version).Should().Be(RuleLevel.Off);
        settings.LevelOf(Column, Version + 1).Should().Be(RuleLevel.Error);
    }

    [Fact]
    public void No_rule_is_taken_more_strictly_than_is_said() =>
        new RuleSettings { Most = RuleLevel.Warning }.LevelOf(Column, Version).Should().Be(RuleLevel.Warning);

    [Fact]
    public void A_run_comes_on_top_of_its_project()
    {
        var project = new RuleSettings
        {
            Servers = new(12, 18),
            ExemptThrough = 1,
            Rules = new RuleSetting[] { new(35, RuleLevel.Off) },
        };

        new RuleSettings { Rules = new RuleSetting[] { new(35, RuleLevel.Warning) } }.Over(project).Should().Be(project with
        {
            Rules = new RuleSetting[] { new(35, RuleLevel.Off), new(35, RuleLevel.Warning) },
        });
        RuleSettings.None.Over(project).LevelOf(Column, Version).Should().Be(RuleLevel.Off);
        new RuleSettings { Servers = new(16) }.Over(project).Servers.Should().Be(new ServerRange(16));
    }

    [Theory]
    [InlineData(12, 18, "12 to 18")]
    [InlineData(16, 16, "16")]
    [InlineData(13, null, "13 and later")]
    public void Servers_are_written_as_people_say_them(int oldest, int? newest, string expected) =>
        new ServerRange(oldest, newest).ToString().Should().Be(expected);
}
