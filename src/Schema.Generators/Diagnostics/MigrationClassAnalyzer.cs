using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Schema.Generators;

/// <summary>Finds migrations that the registry cannot make: generic, inaccessible, without a constructor; and
/// repeatables with a version.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationClassAnalyzer() : MigrationAnalyzer(
    Rules.Generic, Rules.NotConstructible, Rules.NotAccessible, Rules.RepeatableWithVersion)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        if (type.IsMigration() && !type.IsVersioned() && Version(type) is { } version)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.RepeatableWithVersion, type.Locations[0], type.Name, version));
        }

        if (type.IsMigration() && BrokenRule(type, context.Compilation) is { } rule)
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, type.Locations[0], type.Name));
        }
    }

    private static string? Version(INamedTypeSymbol repeatable) =>
        StatedVersion.InAttribute(repeatable) is not null ? "its attribute [Migration]"
        : StatedVersion.InFileName(repeatable) is { } file ? $"the digits in the name of its file '{file.Name}'"
        : null;

    private static DiagnosticDescriptor? BrokenRule(INamedTypeSymbol type, Compilation compilation) =>
        type.IsGenericType ? Rules.Generic
        : !type.IsAccessible(compilation) ? Rules.NotAccessible
        : !type.IsConstructible(compilation) ? Rules.NotConstructible
        : null;
}
