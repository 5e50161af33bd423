using Microsoft.CodeAnalysis;

namespace Schema.Generators.Tests;

/// <summary>What a project references besides .NET.</summary>
internal enum References
{
    Dsl,
    Runner,
    RunnerAndSqlite,
}

internal static class MetadataReferences
{
    private static readonly string[] Assemblies =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static readonly MetadataReference[] Platform =
        [.. Assemblies.Where(IsPlatform).Select(path => MetadataReference.CreateFromFile(path))];

    public static IEnumerable<MetadataReference> For(References references) =>
    [
        .. Platform,
        .. Named("Schema.Dsl"),
        .. references >= References.Runner ? Named("Schema.Runner", "Microsoft.Extensions.Logging.Abstractions") : [],
        .. references == References.RunnerAndSqlite ? Named("Schema.Runner.Sqlite") : [],
    ];

    private static IEnumerable<MetadataReference> Named(params string[] names) =>
        names.Select(name => MetadataReference.CreateFromFile(
            Assemblies.Single(path => Path.GetFileNameWithoutExtension(path) == name)));

    private static bool IsPlatform(string path) =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location);
}
