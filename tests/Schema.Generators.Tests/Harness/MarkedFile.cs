using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Schema.Generators.Tests;

/// <summary>A file that says where something is to be found in it: <c>class [|AddUsers|]</c>.</summary>
internal sealed partial class MarkedFile
{
    public MarkedFile(string path, string marked)
    {
        Path = path;
        Text = Mark().Replace(marked, "$1");
        Places = [.. Mark().Matches(marked).Select((mark, index) =>
            new TextSpan(mark.Index - (index * "[||]".Length), mark.Groups[1].Length))];
    }

    public string Path { get; }

    /// <summary>The text without its marks.</summary>
    public string Text { get; }

    public IReadOnlyList<TextSpan> Places { get; }

    [GeneratedRegex(@"\[\|(.*?)\|\]")]
    private static partial Regex Mark();
}
