using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Finds migrations with the same version. Nobody can tell which is newer, so each is reported.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateVersionAnalyzer() : MigrationAnalyzer(Rules.DuplicateVersion)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var migrations = new ConcurrentBag<INamedTypeSymbol>();
            start.RegisterSymbolAction(type => Collect(type, migrations), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, migrations));
        });

    private static void Collect(SymbolAnalysisContext context, ConcurrentBag<INamedTypeSymbol> migrations)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        if (type.IsMigration() && StatedVersion.Of(type) is { } version && MigrationVersion.IsValid(version))
        {
            migrations.Add(type);
        }
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<INamedTypeSymbol> migrations)
    {
        foreach (var group in migrations.GroupBy(StatedVersion.Of).Where(group => group.Count() > 1))
        {
            foreach (var migration in group)
            {
                var others = group
                    .Where(other => !SymbolEqualityComparer.Default.Equals(other, migration))
                    .Select(other => $"'{other.Name}'")
                    .OrderBy(name => name, StringComparer.Ordinal);

                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.DuplicateVersion,
                    StatedVersion.LocationOf(migration, context.CancellationToken),
                    migration.Name,
                    group.Key,
                    string.Join(", ", others)));
            }
        }
    }
}
