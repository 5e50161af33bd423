using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Schema.Generators.Tests;

/// <summary>A file that the compiler is shown besides its sources.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public static bool Is(string path) => path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
