using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Schema.Dsl;

namespace Schema.Planning.Tests.Reference;

/// <summary>The code of a page, compiled: a migration for each example.</summary>
internal static class CompiledPage
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Data.Common;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Schema.Dsl;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileNameWithoutExtension(path) is "netstandard" or "Schema.Dsl")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IReadOnlyList<MigrationEntry> Compile(ReferencePage page)
    {
        var trees = page.Examples.Select((example, number) => CSharpSyntaxTree.ParseText(
            $$"""
            public sealed class Example{{number}} : Migration
            {
                public override void Change()
                {
            #line 1 "{{page.Name}}.md, block {{number + 1}}"
            {{example.Code}}
            #line default
                }
            }
            """));
        var compilation = CSharpCompilation.Create(
            page.Name.Replace("-", "_", StringComparison.Ordinal),
            trees.Prepend(CSharpSyntaxTree.ParseText(Usings)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Should().BeEmpty("the code of {0}.md compiles", page.Name);

        image.Position = 0;
        var assembly = new AssemblyLoadContext(page.Name).LoadFromStream(image);
        return [.. page.Examples.Select((_, number) => Entry(assembly, number))];
    }

    private static MigrationEntry Entry(Assembly assembly, int number)
    {
        var type = assembly.GetType($"Example{number}")!;
        return new(20240101000000 + number, type.Name, () => (Migration)Activator.CreateInstance(type)!);
    }
}
