using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests;

/// <summary><c>docs/sqlite.md</c> says what the code does.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Its_table_of_types_is_the_one_that_renders()
    {
        var rows = Row().Matches(File.ReadAllText(Guide())).ToList();

        rows.Should().NotBeEmpty();
        foreach (var row in rows)
        {
            foreach (var type in Code().Matches(row.Groups["types"].Value).Select(match => match.Groups["code"].Value))
            {
                SqliteDefinitions.Column(new Table("a"), new Column("b", ColumnType.Parse(type)))
                    .Should().Be($"\"b\" {row.Groups["sqlite"].Value}", "the guide says so of {0}", type);
            }
        }
    }

    private static string Guide([CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "../../docs/sqlite.md");

    [GeneratedRegex(@"^\| (?<types>(`[^`]+` ?)+) \| `(?<sqlite>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();
}
