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
        var file = MigrationFile.From(path);
        var migrations = MigrationsIn(context.SemanticModel, context.CancellationToken);
        var owner = migrations.Find(migration => migration.Name == file?.Class) ?? migrations.ElementAtOrDefault(0);

        foreach (var migration in migrations)
        {
            CheckAttribute(context, migration);

            if (!SymbolEqualityComparer.Default.Equals(migration, owner))
            {
                Report(context, Rules.SeveralInOneFile, migration, MigrationFile.NameOf(path), owner!.Name);
            }
            else if (file is not null)
            {
                CheckFileName(context, migration, file);
            }
            else if (StatedVersion.InAttribute(migration) is null)
            {
                Report(context, Rules.NoVersion, migration);
            }
        }
    }

    private static void CheckAttribute(SemanticModelAnalysisContext context, INamedTypeSymbol migration)
    {
        if (StatedVersion.InAttribute(migration) is { } attribute
            && !MigrationVersion.IsValid(StatedVersion.VersionIn(attribute)))
        {
            var location = StatedVersion.LocationOf(attribute, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.MalformedVersion, location, migration.Name, Text(StatedVersion.VersionIn(attribute))));
        }
    }

    private static void CheckFileName(SemanticModelAnalysisContext context, INamedTypeSymbol migration, MigrationFile file)
    {
        if (file.Class != migration.Name)
        {
            Report(context, Rules.FileNameDisagrees, migration, file.Name, migration.Name, file.Class);
        }
        else if (file.Version is not { } version)
        {
            Report(context, Rules.MalformedVersion, migration, file.Digits);
        }
        else if (StatedVersion.InAttribute(migration) is { } attribute && StatedVersion.VersionIn(attribute) != version)
        {
            var location = StatedVersion.LocationOf(attribute, context.CancellationToken);
            var stated = Text(StatedVersion.VersionIn(attribute));
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.FileNameDisagrees, location, migration.Name, file.Name, stated, file.Digits));
        }
        else if (StatedVersion.FilesNamedAfter(migration).FirstOrDefault(other => other.Digits != file.Digits) is { } other)
        {
            Report(context, Rules.FileNameDisagrees, migration, other.Name, file.Digits, other.Digits);
        }
    }

    private static void Report(
        SemanticModelAnalysisContext context, DiagnosticDescriptor rule, INamedTypeSymbol migration, params string[] words) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, StatedVersion.NameOf(migration), [migration.Name, .. words]));

    private static List<INamedTypeSymbol> MigrationsIn(SemanticModel model, CancellationToken cancellationToken) =>
        [.. model.SyntaxTree.GetRoot(cancellationToken)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<ClassDeclarationSyntax>()
            .Select(declaration => (INamedTypeSymbol)model.GetDeclaredSymbol(declaration, cancellationToken)!)
            .Where(type => type.IsMigration() && StatedVersion.HomeOf(type) == model.SyntaxTree)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
