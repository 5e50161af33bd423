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
        var classes = Classes(context, RegisteredMigration.From)
            .Where(static migration => migration is not null)
            .WithTrackingName(TrackingNames.Migrations)
            .Collect();

        var properties = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectProperties.From(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Properties);

        var files = context.AdditionalTextsProvider
            .Where(SqlFile.Is)
            .Combine(properties.Select(static (project, _) => project.ProjectDir))
            .Select(static (file, cancellationToken) => SqlFile.From(file.Left, file.Right, cancellationToken))
            .Collect()
            .Select(static (files, _) => InOrder(files))
            .WithTrackingName(TrackingNames.Files);

        // Apart from the texts, so that an edit of one does not touch the registry.
        var paths = files
            .Select(static (files, _) => files.Select(file => file.Path).ToValueList())
            .WithTrackingName(TrackingNames.FilePaths);

        var conventions = Classes(context, ConventionsClass.From)
            .Where(static conventions => conventions is not null)
            .Collect()
            .Select(static (found, _) => found.OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault())
            .WithTrackingName(TrackingNames.Conventions);

        var rules = context.CompilationProvider
            .Select(static (compilation, _) => ProjectRules.From(compilation))
            .WithTrackingName(TrackingNames.Rules);

        var registry = classes
            .Combine(paths)
            .Combine(conventions)
            .Combine(rules)
            .Select(static (found, _) => ToRegistry(
                found.Left.Left.Left, found.Left.Left.Right, found.Left.Right, found.Right))
            .WithTrackingName(TrackingNames.Registry);

        var references = context.CompilationProvider
            .Select(static (compilation, _) => ProjectReferences.From(compilation))
            .WithTrackingName(TrackingNames.References);

        var target = properties
            .Combine(references)
            .Select(static (project, _) => GenerationTarget.From(project.Left, project.Right))
            .WithTrackingName(TrackingNames.Target);

        context.RegisterSourceOutput(registry.Combine(target).WithTrackingName(TrackingNames.Output), Emit);

        // Without migrations, SQL files are for others.
        var migratingFiles = files
            .Combine(registry.Select(static (registry, _) => registry.Migrations.Count > 0))
            .Select(static (found, _) => found.Right ? found.Left : ValueList<SqlFile>.Empty);
        context.RegisterSourceOutput(
            migratingFiles.Combine(target).WithTrackingName(TrackingNames.FilesOutput), EmitFiles);
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
    private static Registry ToRegistry(
        ImmutableArray<RegisteredMigration?> classes, ValueList<string> paths, string? conventions, string? rules) => new(
        classes
            .OfType<RegisteredMigration>()
            .Distinct()
            .Concat(RegisteredMigration.From(paths))
            .OrderBy(migration => migration.Kind)
            .ThenBy(migration => migration.Version)
            .ThenBy(migration => migration.Creation, StringComparer.Ordinal)
            .ToValueList(),
        conventions,
        paths.Count > 0,
        rules);

    private static ValueList<SqlFile> InOrder(ImmutableArray<SqlFile> files) =>
        files
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ThenBy(file => file.Text, StringComparer.Ordinal)
            .ToValueList();

    private static void Emit(SourceProductionContext output, (Registry Registry, GenerationTarget Target) project)
    {
        var (registry, target) = project;
        if (registry.Migrations.Count == 0)
        {
            return;
        }

        output.AddSource("MigrationRegistry.g.cs", RegistryEmitter.Emit(target, registry));

        if (target.HasRunner)
        {
            output.AddSource("Release.g.cs", ReleaseEmitter.Emit(target));
        }
    }

    private static void EmitFiles(
        SourceProductionContext output, (ValueList<SqlFile> Files, GenerationTarget Target) project)
    {
        if (project.Files.Count > 0)
        {
            output.AddSource("MigrationFiles.g.cs", FilesEmitter.Emit(project.Target, project.Files));
        }
    }
}
