using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Holds the SQL files of a project to the rules for migrations: a name with a version, something to run, and
/// no way back alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlFileAnalyzer() : MigrationAnalyzer(
    Rules.MisnamedSqlFile, Rules.MalformedVersion, Rules.DownFileWithoutUpFile, Rules.EmptySqlFile)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterAdditionalFileAction(static file =>
        {
            if (SqlFile.Is(file.AdditionalFile))
            {
                Analyze(file);
            }
        });

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var path = context.AdditionalFile.Path;
        var name = MigrationFile.NameOf(path);
        if (SqlMigrationFile.From(path) is not { } file)
        {
            if (SqlMigrationFile.IsMisnamed(path))
            {
                Report(Rules.MisnamedSqlFile, name);
            }

            return;
        }

        if (file.Version is null)
        {
            Report(Rules.MalformedVersion, file.Name, file.Digits);
        }

        if (!file.IsUp && context.Options.AdditionalFiles.All(other => other.Path != file.OtherPath))
        {
            Report(Rules.DownFileWithoutUpFile, file.Name, name, MigrationFile.NameOf(file.OtherPath));
        }

        var text = context.AdditionalFile.GetText(context.CancellationToken)?.ToString() ?? "";
        if (SqlStatements.Split(text).Count == 0)
        {
            Report(Rules.EmptySqlFile, file.Name, name);
        }

        void Report(DiagnosticDescriptor rule, params string[] words) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, SqlMigrationFile.LocationOf(path), words));
    }
}
