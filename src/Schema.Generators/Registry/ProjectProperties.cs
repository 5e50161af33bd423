using Microsoft.CodeAnalysis.Diagnostics;

namespace Schema.Generators;

/// <summary>What MSBuild says about the project: what <c>Schema.Runner.props</c> shows the compiler.</summary>
/// <param name="RootNamespace">Empty for the global namespace; <see langword="null"/> where nobody said.</param>
/// <param name="SchemaNamespace">Overrides the root namespace.</param>
/// <param name="SchemaReleaseName">Overrides the name of <c>Release</c>.</param>
/// <param name="ProjectDir">The project's folder.</param>
internal sealed record ProjectProperties(
    string? RootNamespace, string? SchemaNamespace, string? SchemaReleaseName, string? ProjectDir)
{
    public static ProjectProperties From(AnalyzerConfigOptions options) => new(
        Property(options, "RootNamespace"),
        Property(options, "SchemaNamespace"),
        Property(options, "SchemaReleaseName"),
        Property(options, "ProjectDir"));

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_property.{name}", out var value) ? value.Trim() : null;
}
