using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Schema.Generators;

/// <summary>Finds timeouts that the server would not take, before it is asked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TimeoutsAnalyzer() : MigrationAnalyzer(Rules.NoTime)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsMigration()
            || type.GetAttributes().FirstOrDefault(KnownTypes.IsTimeoutsAttribute) is not { } attribute)
        {
            return;
        }

        var place = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation()
            ?? type.Locations[0];
        foreach (var mistake in attribute.StatedTimeouts().Mistakes)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NoTime, place, type.Name, mistake));
        }
    }
}
