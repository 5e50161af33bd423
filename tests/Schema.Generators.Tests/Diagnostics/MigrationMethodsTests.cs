using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class MigrationMethodsTests
{
    private const string File = "20240705205730_AddUsers.cs";
    private const string Change = "public override void Change() { }";
    private const string Up = "public override void Up() { }";
    private const string Down = "public override void Down() { }";

    [Theory]
    [InlineData("Up() and Down()", $"{Change} public override void [|Up|]() {{ }} {Down}")]
    [InlineData("Up()", $"{Change} public override void [|Up|]() {{ }}")]
    [InlineData("Down()", $"{Change} public override void [|Down|]() {{ }}")]
    public async Task Change_together_with_Up_or_Down_is_reported(string methods, string body) =>
        (await AnalyzeAsync((File, $"internal sealed class AddUsers : Migration {{ {body} }}"))).Should().Equal(
            $"Error SCH009: Migration 'AddUsers' overrides both Change() and {methods}. "
            + "Keep Change(), whose way back is derived, or write both ways in Up() and Down().");

    [Fact]
    public async Task Methods_that_a_base_class_overrides_count_and_are_reported_at_the_class() =>
        (await AnalyzeAsync((File, $$"""
            internal abstract class Base : Migration { {{Up}} {{Down}} }
            internal sealed class [|AddUsers|] : Base { {{Change}} }
            """))).Should().ContainSingle().Which.Should().StartWith("Error SCH009: ");

    [Fact]
    public async Task Methods_that_a_library_overrides_count()
    {
        var library = new SourceProject(
            ("Tenant.cs", $"public abstract class Tenant : Migration {{ {Up} {Down} }}"))
        { AssemblyName = "Tenants" };
        var project = new SourceProject((File, "internal sealed class AddUsers : Tenant { }"))
        {
            Libraries = [library.Compile().ToMetadataReference()],
        };

        (await DiagnosticsOf(project)).Should().BeEmpty();
        project.Generate().Entries.Should().ContainSingle();
    }

    [Theory]
    [InlineData("")]
    [InlineData("public void Change(int _) { }")]
    [InlineData("public new void Change() { }")]
    [InlineData("public override string ToString() => \"Change\";")]
    public async Task Neither_Change_nor_Up_is_reported(string body) =>
        (await AnalyzeAsync((File, $"internal sealed class [|AddUsers|] : Migration {{ {body} }}"))).Should().Equal(
            "Error SCH010: Migration 'AddUsers' overrides neither Change() nor Up(). "
            + "Override Change(), whose way back is derived, or Up() and Down().");

    [Fact]
    public async Task Down_without_Up_is_reported() =>
        (await AnalyzeAsync((File, "internal class AddUsers : Migration { public override void [|Down|]() { } }")))
            .Should().Equal(
                "Error SCH011: Migration 'AddUsers' overrides Down() without Up(). "
                + "Override Up() too, or only Change(), whose way back is derived.");

    [Fact]
    public async Task Up_without_Down_is_reported_as_a_warning() =>
        (await AnalyzeAsync((File, "internal sealed class AddUsers : Migration { public override void [|Up|]() { } }")))
            .Should().Equal(
                "Warning SCH012: Migration 'AddUsers' overrides Up() without Down(). "
                + "Override Down(), rename Up() to Change() to have the way back derived, "
                + "or write [Irreversible(\"why\")] above the class.");

    [Theory]
    [InlineData($"internal sealed class AddUsers : Migration {{ {Change} }}")]
    [InlineData($"internal sealed class AddUsers : Migration {{ {Up} {Down} }}")]
    [InlineData($"[Irreversible(\"e-mails were sent\")] internal sealed class AddUsers : Migration {{ {Up} }}")]
    [InlineData($"internal abstract class Base : Migration {{ {Down} }} internal class AddUsers : Base {{ {Up} }}")]
    [InlineData($"internal abstract class Base : Migration {{ {Change} }} class AddUsers : Base {{ {Change} }}")]
    [InlineData("internal abstract class Base : Migration { public abstract override void Change(); } "
        + $"internal sealed class AddUsers : Base {{ {Change} }}")]
    [InlineData($"internal abstract class Base : Migration {{ {Change} {Up} }}")]
    public async Task One_way_of_saying_it_is_not_reported(string text) =>
        (await AnalyzeAsync((File, text))).Should().BeEmpty();
}
