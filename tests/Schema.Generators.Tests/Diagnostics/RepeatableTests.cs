using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class RepeatableTests
{
    private const string Change = "public override void Change() { }";

    [Fact]
    public async Task A_repeatable_needs_no_version_and_stands_beside_others() =>
        (await AnalyzeAsync(
            ("Views.cs", $"internal sealed class A : Repeatable {{ {Change} }} internal sealed class B : Seed {{ {Change} }}")))
            .Should().BeEmpty();

    [Fact]
    public async Task A_version_in_the_attribute_is_reported() =>
        (await AnalyzeAsync(
            ("A.cs", $"[Migration(20240705205730)] internal sealed class [|A|] : Repeatable {{ {Change} }}"))).Should().Equal(
            "Error SCH019: Repeatable 'A' has a version, and is applied again whenever it changes, behind the migrations. Take away "
            + "its attribute [Migration], or derive it from Migration if it is to run once.");

    [Fact]
    public async Task A_version_in_the_name_of_the_file_is_reported() =>
        (await AnalyzeAsync(
            ("20240705205730_A.cs", $"internal sealed class [|A|] : Seed {{ {Change} }}"))).Should().Equal(
            "Error SCH019: Repeatable 'A' has a version, and is applied again whenever it changes, behind the migrations. Take away "
            + "the digits in the name of its file '20240705205730_A.cs', or derive it from Migration if it is to run once.");

    [Fact]
    public async Task One_that_nobody_can_make_is_reported() =>
        (await AnalyzeAsync(("A.cs", $"internal sealed class [|A|]<T> : Repeatable {{ {Change} }}"))).Should().ContainSingle()
            .Which.Should().StartWith("Error SCH");
}
