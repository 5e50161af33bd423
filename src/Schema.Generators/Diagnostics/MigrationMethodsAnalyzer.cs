using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Schema.Generators;

/// <summary>Has a migration say what it does in one way: <c>Change()</c>, or <c>Up()</c> and <c>Down()</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationMethodsAnalyzer() : MigrationAnalyzer(
    Rules.ChangeAndUpOrDown, Rules.NothingToRun, Rules.DownWithoutUp, Rules.UpWithoutDown)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsMigration())
        {
            return;
        }

        switch (Override(type, "Change"), Override(type, "Up"), Override(type, "Down"))
        {
            case ({ }, { } up, { }):
                Report(Rules.ChangeAndUpOrDown, at: up, "Up() and Down()");
                break;
            case ({ }, { } up, null):
                Report(Rules.ChangeAndUpOrDown, at: up, "Up()");
                break;
            case ({ }, null, { } down):
                Report(Rules.ChangeAndUpOrDown, at: down, "Down()");
                break;
            case (null, null, null):
                Report(Rules.NothingToRun, at: null);
                break;
            case (null, null, { } down):
                Report(Rules.DownWithoutUp, at: down);
                break;
            case (null, { } up, null) when !type.GetAttributes().Any(KnownTypes.IsIrreversibleAttribute):
                Report(Rules.UpWithoutDown, at: up);
                break;
        }

        void Report(DiagnosticDescriptor rule, IMethodSymbol? at, string? methods = null) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, LocationIn(type, at), type.Name, methods));
    }

    /// <summary>The override of a method of <c>Migration</c>, by the class or by one that it derives from.</summary>
    private static IMethodSymbol? Override(INamedTypeSymbol type, string name) =>
        type.BaseTypes()
            .Prepend(type)
            .TakeWhile(each => !each.IsMigrationBase() && !each.IsRepeatableBase())
            .SelectMany(each => each.GetMembers(name))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => method is { IsOverride: true, IsAbstract: false, Parameters.Length: 0 });

    // An inherited override is not this class's text: the class is what its author can change.
    private static Location LocationIn(INamedTypeSymbol type, IMethodSymbol? method) =>
        SymbolEqualityComparer.Default.Equals(method?.ContainingType, type) ? method!.Locations[0] : type.Locations[0];
}
