using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Schema.Generators;

/// <summary>Finds conventions that migrations cannot follow: several classes, or one that nobody can make.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConventionsAnalyzer() : MigrationAnalyzer(Rules.SeveralConventions, Rules.ConventionsCannotBeMade)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var found = new ConcurrentBag<INamedTypeSymbol>();
            start.RegisterSymbolAction(type => Analyze(type, found), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => ReportSeveral(end, found));
        });

    private static void Analyze(SymbolAnalysisContext context, ConcurrentBag<INamedTypeSymbol> found)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        if (type.IsConventions() && type.CanBeMade(context.Compilation))
        {
            found.Add(type);
        }
        else if (type.IsConventions())
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.ConventionsCannotBeMade, type.Locations[0], type.Name));
        }
    }

    private static void ReportSeveral(CompilationAnalysisContext context, ConcurrentBag<INamedTypeSymbol> found)
    {
        foreach (var type in found.Where(_ => found.Count > 1))
        {
            var others = found
                .Where(other => !SymbolEqualityComparer.Default.Equals(other, type))
                .Select(other => $"'{other.Name}'")
                .OrderBy(name => name, StringComparer.Ordinal);

            context.ReportDiagnostic(Diagnostic.Create(
                Rules.SeveralConventions, type.Locations[0], type.Name, string.Join(", ", others)));
        }
    }
}
