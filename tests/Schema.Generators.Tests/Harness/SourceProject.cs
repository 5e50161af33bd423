using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Schema.Generators.Tests;

/// <summary>A project as the compiler sees one: files with their paths, references and MSBuild's properties.</summary>
internal sealed record SourceProject(params (string Path, string Text)[] Files)
{
    /// <summary>The compiler of the oldest SDK that has net8.0.</summary>
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public string AssemblyName { get; init; } = "Users";

    public References References { get; init; } = References.Runner;

    public IReadOnlyList<MetadataReference> Libraries { get; init; } = [];

    /// <summary>The properties that MSBuild shows the compiler.</summary>
    public Dictionary<string, string> Properties { get; init; } = new()
    {
        ["RootNamespace"] = "Users",
        ["ProjectDir"] = "/src/Users/",
    };

    /// <summary>This project as an executable, which starts and ends.</summary>
    public SourceProject AsExecutable() =>
        this with { Kind = OutputKind.ConsoleApplication, Files = [.. Files, ("Program.cs", "return;")] };

    public SourceProject With(string property, string value) =>
        this with { Properties = new(Properties) { [property] = value } };

    /// <summary>The compilation as the generator meets it: strict, as a careful library's is.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        Files
            .Where(file => !TextFile.Is(file.Path))
            .Append((Path: "Usings.cs", Text: "global using Schema.Dsl;"))
            .Select(file => Parse(file.Path, file.Text)),
        [.. MetadataReferences.For(References), .. Libraries],
        new CSharpCompilationOptions(
            Kind,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error));

    /// <summary>The files that are not for the compiler itself.</summary>
    public IEnumerable<AdditionalText> Texts =>
        Files.Where(file => TextFile.Is(file.Path)).Select(file => new TextFile(file.Path, file.Text));

    public CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new MigrationRegistryGenerator().AsSourceGenerator()],
        additionalTexts: Texts,
        parseOptions: Language,
        optionsProvider: new BuildProperties(Properties),
        driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));

    /// <summary>A file as this project's compiler reads it.</summary>
    public static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(text, Language, path, Encoding.UTF8);
}
