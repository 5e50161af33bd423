using Microsoft.CodeAnalysis.CSharp;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Writes <c>MigrationRegistry.g.cs</c>.</summary>
internal static class RegistryEmitter
{
    public const string ClassName = "MigrationRegistry";

    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Entry = "global::Schema.Dsl.MigrationEntry";

    /// <param name="conventions">The project's own; <see langword="null"/> where it has none.</param>
    public static string Emit(
        GenerationTarget target, ValueList<RegisteredMigration> migrations, string? conventions) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>The migrations of this project, oldest first.</summary>
        {{GeneratedFile.Attribute}}
        {{target.Accessibility}} static class {{ClassName}}
        {{{Conventions(conventions)}}
            /// <summary>Each migration's version and name, and how to make it.</summary>
            public static {{List}}<{{Entry}}> All { get; } =
                global::System.Array.AsReadOnly(new {{Entry}}[]
                {
        {{string.Join("\n", migrations.Select(migration => Line(migration, conventions)))}}
                });
        }

        """;

    // It stands before the list, which asks it while it is made.
    private static string Conventions(string? conventions) => conventions is null ? "" : $"""

            private static readonly global::Schema.Dsl.MigrationConventions Conventions = new {conventions}();

        """;

    private static string Line(RegisteredMigration migration, string? conventions)
    {
        string?[] properties =
        [
            migration.IrreversibleBecause is { } reason ? $"IrreversibleBecause = {Literal(reason)}" : null,
            conventions is null ? null : $"Conventions = Conventions.For({Literal(migration.Version)})",
        ];
        var stated = string.Join(", ", properties.OfType<string>());

        return "            "
            + $"new({Literal(migration.Version)}, {Literal(migration.Name)}, static () => new {migration.TypeName}())"
            + (stated.Length == 0 ? "," : $" {{ {stated} }},");
    }

    private static string Literal(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
