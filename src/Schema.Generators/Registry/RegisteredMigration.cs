using Microsoft.CodeAnalysis;

namespace Schema.Generators;

/// <summary>What the registry says of one migration: text and numbers only, for Roslyn to compare.</summary>
/// <param name="Version">As stated. Zero if none is: without analyzers it builds, and the runner refuses it.</param>
/// <param name="Name">The class name.</param>
/// <param name="TypeName">The class as code anywhere can name it.</param>
/// <param name="IrreversibleBecause">The reason of its <c>[Irreversible]</c>.</param>
internal sealed record RegisteredMigration(long Version, string Name, string TypeName, string? IrreversibleBecause)
{
    /// <returns>The entry; <see langword="null"/> for what is no migration, or is one that nobody could make.</returns>
    public static RegisteredMigration? From(INamedTypeSymbol type, Compilation compilation) =>
        type.IsMigration() && type.CanBeMade(compilation)
            ? new(
                StatedVersion.Of(type) ?? 0,
                type.Name,
                type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                ReasonOf(type.GetAttributes().FirstOrDefault(KnownTypes.IsIrreversibleAttribute)))
            : null;

    private static string? ReasonOf(AttributeData? irreversible) =>
        irreversible is { ConstructorArguments: { Length: 1 } arguments } ? arguments[0].Value as string ?? "" : null;
}
