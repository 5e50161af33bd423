using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Schema.EndToEnd.Readme;

/// <summary>README.md, as what it shows.</summary>
internal static partial class ReadmeFile
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Here(), "../../../README.md"));

    /// <summary>The blocks of a language, without their fences.</summary>
    /// <param name="language">Empty for those that name none.</param>
    public static IReadOnlyList<string> Blocks(string language) =>
    [
        .. Block().Matches(Text)
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["text"].Value),
    ];

    /// <summary>The calls of the generated class that stand in the running text.</summary>
    public static IEnumerable<string> CallsOfRelease => Call().Matches(Text).Select(call => call.Groups[1].Value);

    /// <summary>The table of commands, each as a verb with the options that it is said to have.</summary>
    public static IEnumerable<(string Verb, IEnumerable<string> Options)> Verbs =>
        from row in VerbRow().Matches(Text)
        let options = Option().Matches(row.Groups["options"].Value).Select(option => option.Value)
        select (row.Groups["verb"].Value, options);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"`(Release\.[^`]+\))`")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\| `(?<verb>[a-z]+)(?<options>[^`]*)` \|", RegexOptions.Multiline)]
    private static partial Regex VerbRow();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
