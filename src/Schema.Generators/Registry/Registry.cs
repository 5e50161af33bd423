using Schema.Dsl;

namespace Schema.Generators;

/// <summary>What the generated registry says.</summary>
/// <param name="Migrations">Oldest first.</param>
/// <param name="Conventions">The project's own class of them; <see langword="null"/> where it has none.</param>
/// <param name="HasFiles">The project has SQL files that migrations may execute.</param>
internal sealed record Registry(ValueList<RegisteredMigration> Migrations, string? Conventions, bool HasFiles);
