using Microsoft.CodeAnalysis;

namespace Schema.Generators;

/// <summary>An SQL file of the project.</summary>
/// <param name="Path">From the project's folder, with slashes; the file's name alone where it lies elsewhere.</param>
/// <param name="Text">Its text, with the same line ends on every machine.</param>
internal sealed record SqlFile(string Path, string Text)
{
    public static bool Is(AdditionalText file) => file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    /// <param name="projectFolder">Absolute; <see langword="null"/> where MSBuild does not say.</param>
    public static SqlFile From(AdditionalText file, string? projectFolder, CancellationToken cancellationToken) => new(
        PathIn(projectFolder, file),
        file.GetText(cancellationToken)?.ToString().Replace("\r\n", "\n") ?? "");

    /// <summary>The path by which migrations know a file.</summary>
    /// <inheritdoc cref="From"/>
    public static string PathIn(string? projectFolder, AdditionalText file)
    {
        var (path, folder) = (WithSlashes(file.Path), WithSlashes(projectFolder ?? ""));
        return folder.Length > 0 && path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            ? path.Substring(folder.Length).TrimStart('/')
            : MigrationFile.NameOf(path);
    }

    private static string WithSlashes(string path) => path.Replace('\\', '/');
}
