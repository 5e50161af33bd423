using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

/// <summary>Each diagnostic has a page in <c>docs/diagnostics</c> whose code does what the page says.</summary>
public sealed partial class HelpPageTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    public static TheoryData<string> Ids => new(Rules.Select(rule => rule.Id));

    private static IEnumerable<DiagnosticDescriptor> Rules =>
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct();

    [Fact]
    public void Ids_are_used_once() => Rules.Select(rule => rule.Id).Should().OnlyHaveUniqueItems();

    [Theory, MemberData(nameof(Ids))]
    public void Each_diagnostic_links_to_a_page_with_its_title(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);

        rule.HelpLinkUri.Should().Be($"https://github.com/schema-migrations/schema/blob/main/docs/diagnostics/{id}.md");
        rule.Category.Should().Be("Schema.Migrations");
        Page(id).Should().StartWith($"# {id}: {rule.Title}\n");
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_diagnostic_has_a_test_of_its_message(string id) =>
        Directory.GetFiles(Here(), "*.cs").Select(File.ReadAllText)
            .Should().Contain(test => test.Contains($" {id}: ", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public async Task What_a_page_calls_bad_is_reported_and_what_it_calls_good_is_not(string id)
    {
        (await IdsIn(Page(id), "Bad")).Should().AllBe(id).And.NotBeEmpty();
        (await IdsIn(Page(id), "Good")).Should().BeEmpty();
    }

    [Fact]
    public void There_is_no_page_of_another_diagnostic() =>
        Directory.GetFiles(Path.Combine(Root, "docs/diagnostics"), "SCH*.md").Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo(Rules.Select(rule => rule.Id));

    [Fact]
    public void The_index_lists_every_page() =>
        Page("README").Should().EndWith(string.Concat(Rules
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {Severity(rule)} | {rule.Title} |\n")));

    private static string Severity(DiagnosticDescriptor rule) =>
        rule.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";

    private static string Page(string id) => File.ReadAllText(Path.Combine(Root, "docs/diagnostics", $"{id}.md"));

    private static async Task<IEnumerable<string>> IdsIn(string page, string heading)
    {
        var code = Code().Match(page, page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)).Groups[1].Value;
        var files = FileName().Matches(code).Select(name => name.Groups[1].Value);
        var texts = FileName().Split(code).Where((_, index) => index % 2 == 0).Skip(1);

        return (await DiagnosticsOf(new([.. files.Zip(texts)]))).Select(diagnostic => diagnostic.Id);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("```(?:csharp|sql)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    /// <summary>A block's files begin with their names: <c>// AddUsers.cs</c>, <c>-- create_users.up.sql</c>.</summary>
    [GeneratedRegex(@"^(?://|--) (.+\.(?:cs|sql))$", RegexOptions.Multiline)]
    private static partial Regex FileName();
}
