using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Holds each file to its rule: one migration, whose version the file name or the attribute states.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationFileAnalyzer() : MigrationAnalyzer(
    Rules.NoVersion, Rules.MalformedVersion, Rules.FileNameDisagrees, Rules.SeveralInOneFile)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterSemanticModelAction(AnalyzeFile);

    private static void AnalyzeFile(SemanticModelAnalysisContext context)
    {
        var path = context.SemanticModel.SyntaxTree.FilePath;
        var migrations = MigrationsIn(context.SemanticModel, context.CancellationToken);
        if (migrations.Count == 0)
        {
            return;
        }

        var file = MigrationFile.From(path);
        var owner = migrations.Find(migration => migration.Name == file?.Class) ?? migrations[0];
        var faults = migrations
            .SelectMany(migration => FaultsOfAttribute(migration, context.CancellationToken))
            .Concat(FaultsOfFileName(owner, file, context.CancellationToken))
            .Concat(migrations
                .Where(migration => !SymbolEqualityComparer.Default.Equals(migration, owner))
                .Select(other => Fault(Rules.SeveralInOneFile, other, MigrationFile.NameOf(path), owner.Name)));

        foreach (var fault in faults)
        {
            context.ReportDiagnostic(fault);
        }
    }

    private static IEnumerable<Diagnostic> FaultsOfAttribute(
        INamedTypeSymbol migration, CancellationToken cancellationToken)
    {
        if (StatedVersion.InAttribute(migration) is { } attribute
            && StatedVersion.VersionIn(attribute) is var version
            && !MigrationVersion.IsValid(version))
        {
            var location = StatedVersion.LocationOf(attribute, cancellationToken);
            yield return Diagnostic.Create(Rules.MalformedVersion, location, migration.Name, Text(version));
        }
    }

    private static IEnumerable<Diagnostic> FaultsOfFileName(
        INamedTypeSymbol migration, MigrationFile? file, CancellationToken cancellationToken)
    {
        var attribute = StatedVersion.InAttribute(migration);

        if (file is null)
        {
            if (attribute is null)
            {
                yield return Fault(Rules.NoVersion, migration);
            }
        }
        else if (file.Class != migration.Name)
        {
            yield return Fault(Rules.FileNameDisagrees, migration, file.Name, migration.Name, file.Class);
        }
        else if (file.Version is null)
        {
            yield return Fault(Rules.MalformedVersion, migration, file.Digits);
        }
        else if (attribute is not null && StatedVersion.VersionIn(attribute) is var version && version != file.Version)
        {
            var location = StatedVersion.LocationOf(attribute, cancellationToken);
            yield return Diagnostic.Create(
                Rules.FileNameDisagrees, location, migration.Name, file.Name, Text(version), file.Digits);
        }
        else if (StatedVersion.FilesNamedAfter(migration).Last() is var last && last.Digits != file.Digits)
        {
            yield return Fault(Rules.FileNameDisagrees, migration, last.Name, file.Digits, last.Digits);
        }
    }

    private static Diagnostic Fault(DiagnosticDescriptor rule, INamedTypeSymbol migration, params string[] words) =>
        Diagnostic.Create(rule, StatedVersion.NameOf(migration), [migration.Name, .. words]);

    private static List<INamedTypeSymbol> MigrationsIn(SemanticModel model, CancellationToken cancellationToken) =>
        [.. model.SyntaxTree.GetRoot(cancellationToken)
            .DescendantNodes(node => node is not (StatementSyntax or ExpressionSyntax))
            .OfType<ClassDeclarationSyntax>()
            .Select(declaration => (INamedTypeSymbol)model.GetDeclaredSymbol(declaration, cancellationToken)!)
            .Where(type => type.IsVersioned() && StatedVersion.HomeOf(type) == model.SyntaxTree)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
