namespace Schema.Generators;

/// <summary>Writes <c>MigrationRegistry.g.cs</c>.</summary>
internal static class RegistryEmitter
{
    public const string ClassName = "MigrationRegistry";

    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Entry = "global::Schema.Dsl.MigrationEntry";

    public static string Emit(GenerationTarget target, Registry registry) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>The migrations of this project, oldest first.</summary>
        {{GeneratedFile.Attribute}}
        {{target.Accessibility}} static class {{ClassName}}
        {{{Conventions(registry.Conventions)}}
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

    private static string Line(RegisteredMigration migration, Registry registry, GenerationTarget target)
    {
        var (version, name) = (CSharpLiteral.Of(migration.Version), CSharpLiteral.Of(migration.Name));
        string?[] properties =
        [
            migration.IrreversibleBecause is { } reason ? $"IrreversibleBecause = {CSharpLiteral.Of(reason)}" : null,
            registry.Conventions is null ? null : $"Conventions = Conventions.For({version})",
            registry.HasFiles ? $"Files = {target.Qualify(FilesEmitter.ClassName)}.All" : null,
        ];
        var stated = string.Join(", ", properties.OfType<string>());

        return $"            new({version}, {name}, static () => {migration.Creation})"
            + (stated.Length == 0 ? "," : $" {{ {stated} }},");
    }
}
