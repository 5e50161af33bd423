using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class MigrationClassTests
{
    private const string Change = "public override void Change() { }";

    [Theory]
    [InlineData($"internal sealed class [|AddUsers|]<T> : Migration {{ {Change} }}")]
    [InlineData($"internal static class Of<T> {{ internal sealed class [|AddUsers|] : Migration {{ {Change} }} }}")]
    public async Task A_generic_migration_is_reported(string text) =>
        (await AnalyzeAsync(("20240705205730_AddUsers.cs", text))).Should().Equal(
            "Error SCH006: Migration 'AddUsers' is generic, so nothing says with which types to run it. "
            + "Make it abstract and derive a class for each migration.");

    [Theory]
    [InlineData($"internal sealed class [|AddUsers|] : Migration {{ private AddUsers() {{ }} {Change} }}")]
    [InlineData($"internal class [|AddUsers|] : Migration {{ protected AddUsers() {{ }} {Change} }}")]
    [InlineData($"internal class [|AddUsers|](string table) : Migration {{ public string Table => table; {Change} }}")]
    [InlineData($"class [|AddUsers|] : Migration {{ public required string Table {{ get; init; }} {Change} }}")]
    [InlineData($$"""
        internal abstract class Base : Migration { public required string Table { get; init; } }
        internal sealed class [|AddUsers|] : Base { {{Change}} }
        """)]
    public async Task A_migration_that_cannot_be_made_is_reported(string text) =>
        (await AnalyzeAsync(("20240705205730_AddUsers.cs", text))).Should().Equal(
            "Error SCH007: Migration 'AddUsers' cannot be made with 'new AddUsers()'. "
            + "Give it a public or internal constructor without parameters, and no required members.");

    [Theory]
    [InlineData($"internal static class Outer {{ private sealed class [|AddUsers|] : Migration {{ {Change} }} }}")]
    [InlineData($"internal class Outer {{ protected sealed class [|AddUsers|] : Migration {{ {Change} }} }}")]
    [InlineData($"class Outer {{ private class Inner {{ public class [|AddUsers|] : Migration {{ {Change} }} }} }}")]
    [InlineData($"file sealed class [|AddUsers|] : Migration {{ {Change} }}")]
    [InlineData($"file static class Outer {{ public sealed class [|AddUsers|] : Migration {{ {Change} }} }}")]
    public async Task A_migration_that_the_registry_cannot_name_is_reported(string text) =>
        (await AnalyzeAsync(("20240705205730_AddUsers.cs", text))).Should().Equal(
            "Error SCH008: Migration 'AddUsers' is not accessible to the registry. "
            + "Make it, and every class around it, public or internal.");

    [Theory]
    [InlineData($"internal abstract class Of<T> : Migration {{ {Change} }} internal class AddUsers : Of<int> {{ }}")]
    [InlineData($"abstract class Base : Migration {{ protected Base() {{ }} {Change} }} class AddUsers : Base {{ }}")]
    [InlineData($"internal sealed class AddUsers : Migration {{ internal AddUsers() {{ }} {Change} }}")]
    [InlineData($"internal sealed class AddUsers(int size = 1) : Migration {{ public int Size => size; {Change} }}")]
    [InlineData($"internal class Outer {{ protected internal sealed class AddUsers : Migration {{ {Change} }} }}")]
    [InlineData($"internal static class Outer {{ internal sealed class AddUsers : Migration {{ {Change} }} }}")]
    [InlineData($"internal static class Outer {{ private abstract class Base : Migration {{ {Change} }} }}")]
    public async Task A_migration_that_the_registry_can_make_is_not_reported(string text) =>
        (await AnalyzeAsync(("20240705205730_AddUsers.cs", text))).Should().BeEmpty();
}
