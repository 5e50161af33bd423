using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Writes <c>MigrationRegistry.g.cs</c>.</summary>
internal static class RegistryEmitter
{
    public const string ClassName = "MigrationRegistry";

    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    // A repeatable follows what holds today.
    private const long Today = 99991231235959;

    private const string Entry = "global::Schema.Dsl.MigrationEntry";

    public static string Emit(GenerationTarget target, Registry registry) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>The migrations of this project, oldest first; behind them its repeatables.</summary>
        {{GeneratedFile.Attribute}}
        {{target.Accessibility}} static class {{ClassName}}
        {{{Conventions(registry.Conventions)}}{{Rules(registry.Rules)}}
            /// <summary>Each migration's version and name, and how to make it.</summary>
            public static {{List}}<{{Entry}}> All { get; } =
                global::System.Array.AsReadOnly(new {{Entry}}[]
                {
        {{string.Join("\n", registry.Migrations.Select(migration => Line(migration, registry, target)))}}
                });
        }

        """;

    // It stands before the list, which asks it while it is made.
    private static string Conventions(string? conventions) => conventions is null ? "" : $"""

            private static readonly global::Schema.Dsl.MigrationConventions Conventions = new {conventions}();

        """;

    private static string Rules(string? rules) => rules is null ? "" : $"""

            private static readonly global::Schema.Dsl.RuleSettings Rules = {rules};

        """;

    private static string Line(RegisteredMigration migration, Registry registry, GenerationTarget target)
    {
        var (version, name) = (CSharpLiteral.Of(migration.Version), CSharpLiteral.Of(migration.Name));
        string?[] properties =
        [
            migration.IrreversibleBecause is { } reason ? $"IrreversibleBecause = {CSharpLiteral.Of(reason)}" : null,
            migration.UnsafeBecause is { } because ? $"UnsafeBecause = {CSharpLiteral.Of(because)}" : null,
            migration.Phase is Phase.Expand ? null : $"Phase = global::Schema.Dsl.Phase.{migration.Phase}",
            migration.Kind is MigrationKind.Versioned
                ? null
                : $"Kind = global::{KnownTypes.MigrationKind}.{migration.Kind}",
            migration.Environments.Count == 0
                ? null
                : $"Environments = new[] {{ {string.Join(", ", migration.Environments.Select(CSharpLiteral.Of))} }}",
            migration.Timeouts is { } timeouts
                ? $"Timeouts = new({CSharpLiteral.OrNull(timeouts.Lock)}, {CSharpLiteral.OrNull(timeouts.Statement)})"
                : null,
            registry.Conventions is null
                ? null
                : $"Conventions = Conventions.For({CSharpLiteral.Of(Conforming(migration))})",
            registry.Rules is null ? null : "Rules = Rules",
            registry.HasFiles ? $"Files = {target.Qualify(FilesEmitter.ClassName)}.All" : null,
        ];
        var stated = string.Join(", ", properties.OfType<string>());

        return $"            new({version}, {name}, static () => {migration.Creation})"
            + (stated.Length == 0 ? "," : $" {{ {stated} }},");
    }

    private static long Conforming(RegisteredMigration migration) =>
        migration.Kind is MigrationKind.Versioned ? migration.Version : Today;
}
