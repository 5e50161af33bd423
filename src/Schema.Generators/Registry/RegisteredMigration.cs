using Microsoft.CodeAnalysis;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>What the registry says of one migration: text and numbers only, for Roslyn to compare.</summary>
/// <param name="Version">As stated. Zero if none is: without analyzers it builds, and the runner refuses it. Zero for a
/// repeatable.</param>
/// <param name="Name">The name of the class, or of the SQL file.</param>
/// <param name="Creation">The expression that makes it, as code anywhere can write it.</param>
/// <param name="IrreversibleBecause">The reason of its <c>[Irreversible]</c>.</param>
internal sealed record RegisteredMigration(long Version, string Name, string Creation, string? IrreversibleBecause)
{
    /// <summary>When it is applied.</summary>
    public MigrationKind Kind { get; init; }

    /// <summary>The reason of its <c>[Unsafe]</c>.</summary>
    public string? UnsafeBecause { get; init; }

    /// <summary>What its <c>[Phase]</c> says.</summary>
    public Phase Phase { get; init; }

    /// <summary>The names in its <c>[Environments]</c>.</summary>
    public ValueList<string> Environments { get; init; } = ValueList<string>.Empty;

    /// <summary>What its <c>[Timeouts]</c> say.</summary>
    public MigrationTimeouts? Timeouts { get; init; }

    /// <returns>The entry; <see langword="null"/> for what is no migration, or is one that nobody could make.</returns>
    public static RegisteredMigration? From(INamedTypeSymbol type, Compilation compilation) =>
        type.IsMigration() && type.CanBeMade(compilation)
            ? new(
                type.IsVersioned() ? StatedVersion.Of(type) ?? 0 : 0,
                type.Name,
                $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}()",
                ReasonOf(type.GetAttributes().FirstOrDefault(KnownTypes.IsIrreversibleAttribute)))
            {
                Kind = type.Kind(),
                UnsafeBecause = ReasonOf(type.GetAttributes().FirstOrDefault(KnownTypes.IsUnsafeAttribute)),
                Phase = PhaseOf(type.GetAttributes().FirstOrDefault(KnownTypes.IsPhaseAttribute)),
                Environments = NamesIn(type.GetAttributes().FirstOrDefault(KnownTypes.IsEnvironmentsAttribute)),
                Timeouts = type.GetAttributes().FirstOrDefault(KnownTypes.IsTimeoutsAttribute)?.StatedTimeouts(),
            }
            : null;

    /// <summary>The migrations that SQL files are. A way back without a way there is none.</summary>
    public static IEnumerable<RegisteredMigration> From(IReadOnlyCollection<string> paths) =>
        from file in paths.Select(SqlMigrationFile.From)
        where file is { IsUp: true }
        let down = paths.Contains(file.OtherPath) ? CSharpLiteral.Of(file.OtherPath) : "null"
        select new RegisteredMigration(
            file.Version ?? 0,
            file.Name,
            $"new global::{KnownTypes.SqlMigration}({CSharpLiteral.Of(file.Path)}, {down})",
            IrreversibleBecause: null);

    private static ValueList<string> NamesIn(AttributeData? environments) =>
        environments is { ConstructorArguments: { Length: 1 } arguments } && !arguments[0].IsNull
            ? arguments[0].Values.Select(name => name.Value as string ?? "").ToValueList()
            : ValueList<string>.Empty;

    private static Phase PhaseOf(AttributeData? phase) =>
        phase is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is int value ? (Phase)value : Phase.Expand;

    private static string? ReasonOf(AttributeData? attribute) =>
        attribute is { ConstructorArguments: { Length: 1 } arguments } ? arguments[0].Value as string ?? "" : null;
}
