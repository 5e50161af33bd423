using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Schema.Generators;

/// <summary>Where a migration's version is stated: in its attribute, or in the name of its file.</summary>
internal static class StatedVersion
{
    /// <summary>The version that counts, well-formed or not; <see langword="null"/> if none is stated.</summary>
    public static long? Of(INamedTypeSymbol migration) =>
        InAttribute(migration) is { } attribute ? VersionIn(attribute) : InFileName(migration)?.Version;

    /// <summary>The <c>[Migration(version)]</c>; <see langword="null"/> if there is none that compiles.</summary>
    public static AttributeData? InAttribute(INamedTypeSymbol migration) =>
        migration.GetAttributes().FirstOrDefault(attribute =>
            attribute.IsMigrationAttribute()
            && attribute.ConstructorArguments is { Length: 1 } arguments
            && arguments[0].Value is long);

    /// <summary>What <c>[Migration(version)]</c> says.</summary>
    public static long VersionIn(AttributeData attribute) => (long)attribute.ConstructorArguments[0].Value!;

    /// <summary>The file that is named after the migration, whichever of a partial class's files that is.</summary>
    public static MigrationFile? InFileName(INamedTypeSymbol migration) => FilesNamedAfter(migration).FirstOrDefault();

    /// <summary>The files that are named after the migration: one, but for a partial class; by name.</summary>
    public static IEnumerable<MigrationFile> FilesNamedAfter(INamedTypeSymbol migration) =>
        migration.DeclaringSyntaxReferences
            .Select(declaration => MigrationFile.From(declaration.SyntaxTree.FilePath))
            .OfType<MigrationFile>()
            .Where(file => file.Class == migration.Name)
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>The file that speaks for the migration: the one that is named after it, else the first.</summary>
    public static SyntaxTree HomeOf(INamedTypeSymbol migration)
    {
        var trees = migration.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree).ToList();
        var file = InFileName(migration);
        return trees.Find(tree => file is not null && MigrationFile.From(tree.FilePath) == file) ?? trees[0];
    }

    /// <summary>Where the version is written: in the attribute, else at the class that the file is for.</summary>
    public static Location LocationOf(INamedTypeSymbol migration, CancellationToken cancellationToken) =>
        InAttribute(migration) is { } attribute ? LocationOf(attribute, cancellationToken) : NameOf(migration);

    /// <summary>The argument of <c>[Migration(version)]</c>.</summary>
    public static Location LocationOf(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList: { } list }
            ? list.Arguments[0].GetLocation()
            : Location.None;

    /// <summary>The class name, in the file that speaks for the migration.</summary>
    public static Location NameOf(INamedTypeSymbol migration)
    {
        var home = HomeOf(migration);
        return migration.Locations.First(location => location.SourceTree == home);
    }
}
