using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Finds migrations with the same version, classes and SQL files. Nobody can tell which is newer, so each is
/// reported.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateVersionAnalyzer() : MigrationAnalyzer(Rules.DuplicateVersion)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var migrations = new ConcurrentBag<Found>(InSql(start.Options.AdditionalFiles));
            start.RegisterSymbolAction(type => Collect(type, migrations), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, migrations));
        });

    private static IEnumerable<Found> InSql(IEnumerable<AdditionalText> files) =>
        from text in files
        let file = SqlMigrationFile.From(text.Path)
        where file is { IsUp: true }
        let version = file.Version
        where version is not null
        select new Found(version.Value, file.Name, SqlMigrationFile.LocationOf(text.Path));

    private static void Collect(SymbolAnalysisContext context, ConcurrentBag<Found> migrations)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        if (type.IsVersioned() && StatedVersion.Of(type) is { } version && MigrationVersion.IsValid(version))
        {
            migrations.Add(new(version, type.Name, StatedVersion.LocationOf(type, context.CancellationToken)));
        }
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<Found> migrations)
    {
        foreach (var group in migrations.GroupBy(found => found.Version).Where(group => group.Count() > 1))
        {
            foreach (var found in group)
            {
                var others = group
                    .Where(other => other != found)
                    .Select(other => $"'{other.Name}'")
                    .OrderBy(name => name, StringComparer.Ordinal);

                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.DuplicateVersion, found.Location, found.Name, found.Version, string.Join(", ", others)));
            }
        }
    }

    private sealed record Found(long Version, string Name, Location Location);
}
