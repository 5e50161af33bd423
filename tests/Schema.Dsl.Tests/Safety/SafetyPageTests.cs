using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Schema.Dsl.Tests.Safety;

/// <summary>The page of all rules says what the rule book does.</summary>
public sealed partial class SafetyPageTests
{
    private const int Last = 65;

    private static readonly string Page = File.ReadAllText(Path.Combine(Here(), "../../../docs/safety/README.md"));

    [Fact]
    public void It_says_of_each_number_what_becomes_of_it() =>
        Rows().Select(row => row.Number).Should().Equal(Enumerable.Range(1, Last));

    [Fact]
    public void Its_rules_are_those_of_the_rule_book() => Rows()
        .Where(row => Stops().IsMatch(row.Outcome) && !row.Outcome.Contains("by rule", StringComparison.Ordinal)
            && row.Number is not (59 or 60))
        .Select(row => (row.Number, row.Title, Level: row.Outcome.Contains("warns", StringComparison.Ordinal) ? RuleLevel.Warning : RuleLevel.Error))
        .Should().Equal(RuleBook.Rules.Select(rule => (rule.Number, rule.Title, rule.Level)));

    [Fact]
    public void Each_rule_has_a_section() => Sections().Matches(Page)
        .Select(match => match.Groups["title"].Value.TrimEnd('\r'))
        .Should().Equal(RuleBook.Rules.Select(rule => $"{rule.Number}: {rule.Title}"));

    private static IEnumerable<(int Number, string Title, string Outcome)> Rows() => TableRows().Matches(Page)
        .Select(match => (
            int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture),
            match.Groups["title"].Value,
            match.Groups["outcome"].Value));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"^\| (?<number>\d+) \| (?<title>[^|]+) \| (?<outcome>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex TableRows();

    [GeneratedRegex(@"^## (?<title>\d+: .+)$", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"\b(stops|warns)\b")]
    private static partial Regex Stops();
}
