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
            {{(example.Repeatable is null ? Beginning(number) : "")}}
            #line 1 "{{page.Name}}.md, block {{number + 1}}"
            {{example.Code}}
            #line default
            {{(example.Repeatable is null ? "} }" : "")}}
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
        return [.. page.Examples.Select((example, number) => Entry(assembly, example, number))];
    }

    private static string Beginning(int number) =>
        $"public sealed class Example{number} : Migration {{ public override void Change() {{";

    private static MigrationEntry Entry(Assembly assembly, ReferenceExample example, int number)
    {
        var type = assembly.GetType(example.Repeatable ?? $"Example{number}")!;
        return new(
            example.Repeatable is null ? 20240101000000 + number : 0,
            type.Name,
            () => (Migration)Activator.CreateInstance(type)!)
        {
            Kind = example.Repeatable is null ? MigrationKind.Versioned
                : type.IsSubclassOf(typeof(Seed)) ? MigrationKind.Seed
                : MigrationKind.Repeatable,
        };
    }
}
