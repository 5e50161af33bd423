using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class ObjectGraphTests
{
    private static readonly GeneratorRun Run = new SourceProject(AddUsers, AddPosts).Generate();

    [Fact]
    public void Holds_no_Roslyn_object_in_any_step()
    {
        var cached = TrackingNamesOf(Run.Result).SelectMany(name => Run.Result.TrackedSteps[name])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value)
            .ToList();

        cached.Should().HaveCountGreaterThan(6);
        cached.SelectMany(ObjectGraph.RoslynObjectsIn).Should().BeEmpty();
    }

    public static TheoryData<string> RoslynObjects =>
        [nameof(Compilation), nameof(ISymbol), nameof(SyntaxNode), nameof(SyntaxTree), nameof(Location)];

    [Theory, MemberData(nameof(RoslynObjects))]
    public void Is_looked_through_by_a_guard_that_bites(string kind)
    {
        var tree = Run.Input.SyntaxTrees[0];
        object planted = kind switch
        {
            nameof(Compilation) => Run.Input,
            nameof(ISymbol) => Run.Input.GlobalNamespace,
            nameof(SyntaxNode) => tree.GetRoot(),
            nameof(SyntaxTree) => tree,
            _ => tree.GetRoot().GetLocation(),
        };

        ObjectGraph.RoslynObjectsIn(new Carrier(ImmutableArray.Create(planted))).Should().Contain(planted);
    }

    private static IEnumerable<string> TrackingNamesOf(GeneratorRunResult result) =>
        result.TrackedSteps.Keys.Where(name => typeof(TrackingNames).GetField(name) is not null);

    private sealed record Carrier(ImmutableArray<object> Items);
}
