using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class ConventionsTests
{
    private const string For = "public override Conventions For(long version) => Conventions.Default;";

    [Fact]
    public async Task Two_classes_of_conventions_are_reported() =>
        (await AnalyzeAsync(
            ("Old.cs", $"internal sealed class [|Old|] : MigrationConventions {{ {For} }}"),
            ("New.cs", $"internal sealed class [|New|] : MigrationConventions {{ {For} }}"))).Should().BeEquivalentTo(
            "Error SCH013: Conventions 'Old' stand beside 'New', and the project's migrations follow one class. Keep one, "
            + "and let its For(version) tell from which version on what holds.",
            "Error SCH013: Conventions 'New' stand beside 'Old', and the project's migrations follow one class. Keep one, "
            + "and let its For(version) tell from which version on what holds.");

    [Theory]
    [InlineData($"internal sealed class [|Ours|](string type) : MigrationConventions {{ public string Type => type; {For} }}")]
    [InlineData($"internal sealed class [|Ours|]<T> : MigrationConventions {{ {For} }}")]
    [InlineData($"internal static class Outer {{ private sealed class [|Ours|] : MigrationConventions {{ {For} }} }}")]
    public async Task Conventions_that_cannot_be_made_are_reported(string text) =>
        (await AnalyzeAsync(("Ours.cs", text))).Should().Equal(
            "Error SCH014: Conventions 'Ours' cannot be made with 'new Ours()', so no migration follows them. Make the class "
            + "public or internal, not generic, with a constructor without parameters.");

    [Fact]
    public async Task A_base_class_is_no_second_one() =>
        (await AnalyzeAsync(
            ("Base.cs", $"internal abstract class Base : MigrationConventions {{ {For} }}"),
            ("Ours.cs", "internal sealed class Ours : Base { }"))).Should().BeEmpty();
}
