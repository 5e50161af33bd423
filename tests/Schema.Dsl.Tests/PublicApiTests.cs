using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Schema.Testing;

namespace Schema.Dsl.Tests;

/// <summary>Other people's migrations are compiled against these names, and the analyzers replay them on another
/// target.</summary>
public sealed class PublicApiTests
{
    private static readonly string[] Targets = ["netstandard2.0", "net8.0", "net10.0"];

    [Fact]
    public void The_DSL_is_the_same_on_every_target() => Targets.Select(Surface).Distinct().Should().ContainSingle();

    [Fact]
    public void The_DSL_is_as_approved() => Approved.Matches(Surface("net10.0"), "Schema.Dsl.api.txt");

    private static string Surface(string target)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var file = Path.Combine(
            folder.Parent!.Parent!.FullName, "Schema.Dsl", $"{folder.Name}_{target}", "Schema.Dsl.dll");
        File.Exists(file).Should().BeTrue("the solution is built for {0} before the tests run", target);

        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        var lines = reader.TypeDefinitions
            .Select(reader.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask)
                is TypeAttributes.Public or TypeAttributes.NestedPublic)
            .SelectMany(type => Members(reader, type).Prepend(reader.GetString(type.Name)));
        return string.Join("\n", lines.Order(StringComparer.Ordinal)) + "\n";
    }

    private static IEnumerable<string> Members(MetadataReader reader, TypeDefinition type) =>
        from handle in type.GetMethods()
        let method = reader.GetMethodDefinition(handle)
        where (method.Attributes & MethodAttributes.MemberAccessMask)
            is MethodAttributes.Public or MethodAttributes.Family
            or MethodAttributes.FamORAssem
        let parameters = method.GetParameters()
            .Select(reader.GetParameter)
            .Where(parameter => parameter.SequenceNumber > 0)
        select $"{reader.GetString(type.Name)}.{reader.GetString(method.Name)}"
            + $"({string.Join(", ", parameters.Select(parameter => reader.GetString(parameter.Name)))})";
}
