using Microsoft.CodeAnalysis.CSharp;
using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Writes <c>MigrationRegistry.g.cs</c>.</summary>
internal static class RegistryEmitter
{
    public const string ClassName = "MigrationRegistry";

    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Entry = "global::Schema.Dsl.MigrationEntry";

    public static string Emit(GenerationTarget target, ValueList<RegisteredMigration> migrations) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>The migrations of this project, oldest first.</summary>
        {{GeneratedFile.Attribute}}
        {{target.Accessibility}} static class {{ClassName}}
        {
            /// <summary>Each migration's version and name, and how to make it.</summary>
            public static {{List}}<{{Entry}}> All { get; } =
                global::System.Array.AsReadOnly(new {{Entry}}[]
                {
        {{string.Join("\n", migrations.Select(Line))}}
                });
        }

        """;

    private static string Line(RegisteredMigration migration) =>
        "            "
        + $"new({Literal(migration.Version)}, {Literal(migration.Name)}, static () => new {migration.TypeName}())"
        + (migration.IrreversibleBecause is { } reason ? $" {{ IrreversibleBecause = {Literal(reason)} }}," : ",");

    private static string Literal(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
