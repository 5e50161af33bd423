using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Schema.Generators.Tests;

/// <summary>Runs all analyzers over a project and what is generated for it, as a build does.</summary>
internal static class AnalyzerHarness
{
    public static IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(MigrationAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the analyzers say, at the places that the files mark with <c>[|…|]</c> and nowhere else.</summary>
    /// <returns>Lines such as <c>Error SCH001: Migration 'AddUsers' has no version. …</c></returns>
    public static async Task<string[]> AnalyzeAsync(params (string Path, string Text)[] files)
    {
        var marked = files.Select(file => new MarkedFile(file.Path, file.Text)).ToList();
        var diagnostics = await DiagnosticsOf(new([.. marked.Select(file => (file.Path, file.Text))]));

        diagnostics.Select(found => (PathOf(found), found.Location.SourceSpan))
            .Should().Equal(marked.SelectMany(file => file.Places.Select(place => (file.Path, place))));

        return [.. diagnostics.Select(found => $"{found.Severity} {found.Id}: {found.GetMessage()}")];
    }

    /// <summary>What the analyzers report, in the order of the files and of their lines.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOf(SourceProject project)
    {
        var compilation = project.Generate().Output;
        var diagnostics = await compilation
            .WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default))
            .WithAnalyzers([.. Analyzers], new AnalyzerOptions([.. project.Texts], new BuildProperties(project.Properties)))
            .GetAnalyzerDiagnosticsAsync();

        return
        [
            .. diagnostics
                .OrderBy(found => Array.FindIndex(project.Files, file => file.Path == PathOf(found)))
                .ThenBy(found => found.Location.SourceSpan),
        ];
    }

    private static string PathOf(Diagnostic found) => found.Location.GetLineSpan().Path;
}
