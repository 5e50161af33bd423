using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Lists every migration of the project, oldest first, so that the runner need not reflect; and writes its
/// <c>Release</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MigrationRegistryGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var registry = Classes(context, RegisteredMigration.From)
            .Where(static migration => migration is not null)
            .WithTrackingName(TrackingNames.Migrations)
            .Collect()
            .Select(static (migrations, _) => InOrder(migrations))
            .WithTrackingName(TrackingNames.Registry);

        var conventions = Classes(context, ConventionsClass.From)
            .Where(static conventions => conventions is not null)
            .Collect()
            .Select(static (found, _) => found.OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault())
            .WithTrackingName(TrackingNames.Conventions);

        var references = context.CompilationProvider
            .Select(static (compilation, _) => ProjectReferences.From(compilation))
            .WithTrackingName(TrackingNames.References);

        var properties = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectProperties.From(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Properties);

        var target = properties
            .Combine(references)
            .Select(static (project, _) => GenerationTarget.From(project.Left, project.Right))
            .WithTrackingName(TrackingNames.Target);

        var project = registry
            .Combine(conventions)
            .Combine(target)
            .Select(static (project, _) => (project.Left.Left, project.Left.Right, project.Right))
            .WithTrackingName(TrackingNames.Output);

        context.RegisterSourceOutput(project, Emit);
    }

    // Each class that derives from something: as much as syntax can tell.
    private static IncrementalValuesProvider<T?> Classes<T>(
        IncrementalGeneratorInitializationContext context, Func<INamedTypeSymbol, Compilation, T?> find)
        where T : class =>
        context.SyntaxProvider.CreateSyntaxProvider(
            predicate: static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
            transform: (candidate, cancellationToken) => find(
                (INamedTypeSymbol)candidate.SemanticModel.GetDeclaredSymbol(candidate.Node, cancellationToken)!,
                candidate.SemanticModel.Compilation));

    // Sorted here, not where it is written, so that moving a class between files changes nothing downstream.
    // Each part of a partial class that names its base class is a find of its own.
    private static ValueList<RegisteredMigration> InOrder(ImmutableArray<RegisteredMigration?> migrations) =>
        migrations
            .OfType<RegisteredMigration>()
            .Distinct()
            .OrderBy(migration => migration.Version)
            .ThenBy(migration => migration.TypeName, StringComparer.Ordinal)
            .ToValueList();

    private static void Emit(
        SourceProductionContext output,
        (ValueList<RegisteredMigration> Registry, string? Conventions, GenerationTarget Target) project)
    {
        if (project.Registry.Count == 0)
        {
            return;
        }

        output.AddSource(
            "MigrationRegistry.g.cs", RegistryEmitter.Emit(project.Target, project.Registry, project.Conventions));

        if (project.Target.HasRunner)
        {
            output.AddSource("Release.g.cs", ReleaseEmitter.Emit(project.Target));
        }
    }
}
