using System.Globalization;
using System.Text.RegularExpressions;

namespace Schema.Tool;

/// <summary>The folder <c>Migrations</c> of a project.</summary>
internal sealed partial class MigrationFiles(ProjectFile project)
{
    private const string Version = "yyyyMMddHHmmss";

    private string Folder => Path.Combine(project.Folder, "Migrations");

    /// <summary>Writes a new one, newer than all that are there.</summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="ToolException">The name is no name for a class, or is taken.</exception>
    public string Write(string given, DateTimeOffset now)
    {
        var name = MigrationName.Of(given);
        var files = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories) : [];
        if (files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file).EndsWith($"_{name}", StringComparison.Ordinal)) is { } taken)
        {
            throw new ToolException($"There is {Path.GetFileName(taken)} already. Give the new migration another name.");
        }

        var newest = files.Select(file => VersionPattern().Match(Path.GetFileName(file)))
            .Where(match => match.Success)
            .Select(match => match.Value)
            .Max(StringComparer.Ordinal);
        var version = now.UtcDateTime.ToString(Version, CultureInfo.InvariantCulture);
        if (string.CompareOrdinal(newest, version) >= 0)
        {
            version = DateTime.ParseExact(newest!, Version, CultureInfo.InvariantCulture).AddSeconds(1)
                .ToString(Version, CultureInfo.InvariantCulture);
        }

        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, $"{version}_{name}.cs");
        File.WriteAllText(path, MigrationText.Of(name, $"{project.Namespace}.Migrations"));
        return path;
    }

    [GeneratedRegex("^[0-9]{14}(?=_)")]
    private static partial Regex VersionPattern();
}
