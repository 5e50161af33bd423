using Microsoft.CodeAnalysis;

namespace Schema.Generators;

/// <summary>What the compilation says about the project.</summary>
/// <param name="AssemblyName">Names the namespace where MSBuild does not.</param>
/// <param name="IsLibrary">Other projects may want what is generated.</param>
/// <param name="HasRunner">It references Schema.Runner.</param>
/// <param name="HasSqlite">It references Schema.Runner.Sqlite.</param>
internal sealed record ProjectReferences(string AssemblyName, bool IsLibrary, bool HasRunner, bool HasSqlite)
{
    public static ProjectReferences From(Compilation compilation) => new(
        compilation.AssemblyName ?? "",
        compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule,
        compilation.GetTypeByMetadataName(KnownTypes.Migrator) is not null,
        compilation.GetTypeByMetadataName(KnownTypes.SqliteEngine) is not null);
}
