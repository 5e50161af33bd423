namespace Schema.Generators;

/// <summary>Where the generated code goes, and what it may name there.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="ReleaseName">The class that runs the migrations.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="HasRunner">There is a <c>Migrator</c> for a release to be a face of.</param>
/// <param name="HasSqlite">The release runs on SQLite too.</param>
internal sealed record GenerationTarget(
    string Namespace, string ReleaseName, string Accessibility, bool HasRunner, bool HasSqlite)
{
    public static GenerationTarget From(ProjectProperties properties, ProjectReferences references) => new(
        Identifiers.Namespace(
            Stated(properties.SchemaNamespace) ?? properties.RootNamespace ?? references.AssemblyName),
        Identifiers.Identifier(Stated(properties.SchemaReleaseName) ?? "Release"),
        references.IsLibrary ? "public" : "internal",
        references.HasRunner,
        references.HasSqlite);

    /// <summary>The line that puts a file into the namespace.</summary>
    public string NamespaceLine => Namespace.Length == 0 ? "" : $"namespace {Namespace};";

    /// <summary>A generated type as code anywhere can name it.</summary>
    public string Qualify(string type) => Namespace.Length == 0 ? $"global::{type}" : $"global::{Namespace}.{type}";

    // MSBuild cannot tell a property that is not set from one that is empty.
    private static string? Stated(string? property) => string.IsNullOrEmpty(property) ? null : property;
}
