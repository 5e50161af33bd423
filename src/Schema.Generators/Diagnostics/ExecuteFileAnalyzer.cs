using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Finds calls of <c>ExecuteFile</c> whose file is not there, or may be one of several.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExecuteFileAnalyzer() : MigrationAnalyzer(Rules.NoSuchFile)
{
    private const string Method = "ExecuteFile";

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var project = ProjectProperties.From(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions).ProjectDir;
            var paths = start.Options.AdditionalFiles
                .Where(SqlFile.Is)
                .Select(file => SqlFile.PathIn(project, file))
                .ToArray();
            start.RegisterOperationAction(call => Analyze(call, paths), OperationKind.Invocation);
        });

    private static void Analyze(OperationAnalysisContext context, string[] paths)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: Method } method || !method.ContainingType.IsMigrationBase())
        {
            return;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Value is { ConstantValue: { HasValue: true, Value: string file } }
                && Fault(file, paths) is { } fault)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NoSuchFile,
                    argument.Value.Syntax.GetLocation(),
                    context.ContainingSymbol.ContainingType.Name,
                    file,
                    fault));
            }
        }
    }

    private static string? Fault(string file, IReadOnlyCollection<string> paths) =>
        SqlFiles.Meant(file, paths).Count switch
        {
            0 => "is not in the project",
            1 => null,
            _ => "can be one of several in the project",
        };
}
