using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Schema.Generators.Tests;

/// <summary>Runs the generator. What comes out, together with what went in, must compile without a warning.</summary>
internal static class GeneratorHarness
{
    public static GeneratorRun Generate(this SourceProject project)
    {
        var compilation = project.Compile();
        var driver = project.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);

        diagnostics.Should().BeEmpty("analyzers report, generators emit");
        output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !IsUndocumentedInput(diagnostic))
            .Should().BeEmpty("a test of code that does not compile proves nothing");

        return new GeneratorRun(driver, compilation, (CSharpCompilation)output);

        // Public members without a summary fail in what is generated, not in what the tests make up.
        bool IsUndocumentedInput(Diagnostic diagnostic) =>
            diagnostic.Id == "CS1591" && compilation.ContainsSyntaxTree(diagnostic.Location.SourceTree!);
    }
}

/// <summary>A run of the generator, from which another can go on.</summary>
/// <param name="Input">The project's own files.</param>
/// <param name="Output">The project's own files and the generated ones.</param>
internal sealed record GeneratorRun(GeneratorDriver Driver, CSharpCompilation Input, CSharpCompilation Output)
{
    /// <summary>The names of the generated files.</summary>
    public IEnumerable<string> Files => Result.GeneratedSources.Select(source => source.HintName);

    public string Registry => Text("MigrationRegistry.g.cs");

    public string Release => Text("Release.g.cs");

    /// <summary>The lines that list the migrations.</summary>
    public IEnumerable<string> Entries => Registry
        .Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("new(", StringComparison.Ordinal));

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The assembly, to run what was generated.</summary>
    public Assembly Load()
    {
        using var assembly = new MemoryStream();
        Output.Emit(assembly).Success.Should().BeTrue();
        assembly.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly);
    }

    private string Text(string file) =>
        Result.GeneratedSources.Single(source => source.HintName == file).SourceText.ToString();
}
