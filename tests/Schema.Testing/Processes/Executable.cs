namespace Schema.Testing.Processes;

/// <summary>Looks for a program of another package.</summary>
internal static class Executable
{
    public static string? Find(string name, IEnumerable<string> folders) =>
        folders
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
