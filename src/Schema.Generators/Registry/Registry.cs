using Schema.Dsl;

namespace Schema.Generators;

/// <summary>What the generated registry says.</summary>
/// <param name="Migrations">Oldest first.</param>
/// <param name="Conventions">The project's own class of them; <see langword="null"/> where it has none.</param>
/// <param name="HasFiles">The project has SQL files that migrations may execute.</param>
/// <param name="Rules">An expression that makes the project's settings of the rules; <see langword="null"/> where it has
/// none.</param>
internal sealed record Registry(
    ValueList<RegisteredMigration> Migrations, string? Conventions, bool HasFiles, string? Rules);
