using Schema.Dsl;

namespace Schema.Generators;

/// <summary>Writes <c>MigrationFiles.g.cs</c>: the texts of SQL files, so that nothing is read from a disk at run
/// time.</summary>
internal static class FilesEmitter
{
    public const string ClassName = "MigrationFiles";

    private const string Collections = "global::System.Collections.Generic";

    public static string Emit(GenerationTarget target, ValueList<SqlFile> files) =>
        $$"""
        {{GeneratedFile.Header}}

        {{target.NamespaceLine}}

        /// <summary>The SQL files of this project.</summary>
        {{GeneratedFile.Attribute}}
        internal static class {{ClassName}}
        {
            /// <summary>Their texts, by their paths from the project's folder.</summary>
            public static {{Collections}}.IReadOnlyDictionary<string, string> All { get; } =
                new {{Collections}}.Dictionary<string, string>(global::System.StringComparer.Ordinal)
                {
        {{string.Join("\n", files.Select(Line))}}
                };
        }

        """;

    private static string Line(SqlFile file) =>
        $"            [{CSharpLiteral.Of(file.Path)}] = {CSharpLiteral.Of(file.Text)},";
}
