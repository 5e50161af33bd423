using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Schema.Generators;
using Schema.Runner;

namespace Schema.EndToEnd.Readme;

/// <summary>All C# of README.md, built as the project that it describes: generators and analyzers included.</summary>
internal sealed partial class ReadmeProject
{
    private static readonly Lazy<Task<ReadmeProject>> Built = new(CompileAsync);

    private readonly Assembly _assembly;

    private ReadmeProject(Assembly assembly) => _assembly = assembly;

    public static Task<ReadmeProject> BuildAsync() => Built.Value;

    /// <summary>Calls the generated <c>Release.RunAsync</c>.</summary>
    public Task<int?> RunReleaseAsync(MigrateOptions options, params string[] arguments)
    {
        var run = _assembly.GetType("Users.Release", throwOnError: true)!.GetMethod("RunAsync")!;
        return (Task<int?>)run.Invoke(null, [arguments, options, CancellationToken.None])!;
    }

    /// <summary>Calls <c>Main</c>, as it stands in <c>Program.cs</c>.</summary>
    public int RunProgram(params string[] arguments) => (int)_assembly.EntryPoint!.Invoke(null, [arguments])!;

    private static async Task<ReadmeProject> CompileAsync()
    {
        var compilation = CSharpCompilation.Create("Users", Files(), References(), new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error));

        CSharpGeneratorDriver
            .Create([new MigrationRegistryGenerator().AsSourceGenerator()], optionsProvider: new ReadmeProperties())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);

        var diagnostics = await output.WithAnalyzers([.. Analyzers()]).GetAllDiagnosticsAsync();
        diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();

        using var assembly = new MemoryStream();
        output.Emit(assembly).Success.Should().BeTrue();
        return new ReadmeProject(Assembly.Load(assembly.ToArray()));
    }

    private static IEnumerable<SyntaxTree> Files() =>
    [
        .. ReadmeFile.Blocks("csharp").Select(text =>
            CSharpSyntaxTree.ParseText(text, path: FileName().Match(text).Groups[1].Value)),
        CSharpSyntaxTree.ParseText($$"""
            using Users;

            internal static class RunningText
            {
                public static async System.Threading.Tasks.Task ShowAsync()
                {
                    {{string.Join('\n', ReadmeFile.CallsOfRelease.Select(call => $"{call};"))}}
                    await System.Threading.Tasks.Task.CompletedTask;
                }
            }
            """),
    ];

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<DiagnosticAnalyzer> Analyzers() =>
        typeof(MigrationRegistryGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    [GeneratedRegex(@"\A// ([\w/]+\.cs)")]
    private static partial Regex FileName();
}
