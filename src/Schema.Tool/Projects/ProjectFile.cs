using System.Text;
using System.Xml.Linq;

namespace Schema.Tool;

/// <summary>The project that the migrations belong to.</summary>
/// <param name="File">Its path.</param>
internal sealed record ProjectFile(string File)
{
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The root namespace, as the generator takes it for <c>Release</c>.</summary>
    public string Namespace => Property("SchemaNamespace") ?? Property("RootNamespace") ?? Identifier(Path.GetFileNameWithoutExtension(File));

    /// <param name="path">The file, or the folder that it stands in.</param>
    /// <exception cref="ToolException">There is none, or there are several.</exception>
    public static ProjectFile Find(string path)
    {
        if (System.IO.File.Exists(path))
        {
            return new(path);
        }

        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj").Order(StringComparer.Ordinal).ToArray() : [];
        return files switch
        {
            [var file] => new(file),
            [] => throw new ToolException($"There is no project in {path}. Go to its folder, or name it with --project."),
            _ => throw new ToolException(
                $"There are several projects in {path}: {string.Join(", ", files.Select(Path.GetFileName))}. Name one with --project."),
        };
    }

    // A property that is computed is the compiler's to know.
    private string? Property(string name)
    {
        try
        {
            return XDocument.Load(File).Descendants(name).Select(element => element.Value.Trim())
                .FirstOrDefault(value => value.Length > 0 && !value.Contains('$', StringComparison.Ordinal));
        }
        catch (System.Xml.XmlException error)
        {
            throw new ToolException($"{File} cannot be read: {error.Message}");
        }
    }

    private static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            text.Append(char.IsLetterOrDigit(letter) || letter is '_' or '.' ? letter : '_');
        }

        return string.Join('.', text.ToString().Split('.').Select(part => part.Length > 0 && char.IsDigit(part[0]) ? $"_{part}" : part));
    }
}
