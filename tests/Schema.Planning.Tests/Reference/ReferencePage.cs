using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Schema.Planning.Tests.Reference;

/// <summary>A page of <c>docs/reference</c>: a history, told block by block.</summary>
internal sealed partial class ReferencePage
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "../../../docs/reference"));

    private ReferencePage(string name, IReadOnlyList<ReferenceExample> examples)
    {
        Name = name;
        Examples = examples;
    }

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.md")
        .Select(Path.GetFileNameWithoutExtension)
        .Where(name => name != "README")
        .Order(StringComparer.Ordinal)!;

    public string Name { get; }

    public IReadOnlyList<ReferenceExample> Examples { get; }

    public static ReferencePage Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.md"));
        var blocks = Block().Matches(text).Select(block => (Kind: block.Groups["kind"].Value, Text: block.Groups["text"].Value));
        var examples = new List<ReferenceExample>();
        foreach (var (kind, block) in blocks)
        {
            switch (kind)
            {
                case "csharp":
                    examples.Add(new(block));
                    break;
                case "sql":
                    examples[^1] = examples[^1] with { Up = block };
                    break;
                case "sql back":
                    examples[^1] = examples[^1] with { Down = block };
                    break;
            }
        }

        return new(name, examples);
    }

    public static string Index() => File.ReadAllText(Path.Combine(Folder, "README.md"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("^```(?<kind>[a-z ]+)\n(?<text>.*?)\n?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

/// <summary>What a page shows at one place.</summary>
/// <param name="Code">The body of a migration's <c>Change()</c>, or the class of a repeatable.</param>
internal sealed partial record ReferenceExample(string Code)
{
    /// <summary>The name of the repeatable's class; <see langword="null"/> for a migration.</summary>
    public string? Repeatable => Class().Match(Code) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>What it is said to render to, if the page shows it.</summary>
    public string? Up { get; init; }

    /// <summary>What its way back is said to render to, if the page shows it.</summary>
    public string? Down { get; init; }

    [GeneratedRegex(@"^public sealed class (\w+) : (?:Repeatable|Seed)$", RegexOptions.Multiline)]
    private static partial Regex Class();
}
