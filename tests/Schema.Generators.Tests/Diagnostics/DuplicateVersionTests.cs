using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class DuplicateVersionTests
{
    private const string Body = ": Migration { public override void Change() { } }";

    [Fact]
    public async Task Migrations_with_one_version_are_reported_each_with_the_others() =>
        (await AnalyzeAsync(
            ("20240705205730_AddUsers.cs", $"internal sealed class [|AddUsers|] {Body}"),
            ("20240705205730_AddPosts.cs", $"internal sealed class [|AddPosts|] {Body}"),
            ("AddTags.cs", $"[Migration([|20240705205730|])] internal sealed class AddTags {Body}"))).Should().Equal(
            "Error SCH003: Migration 'AddUsers' has version 20240705205730, which is also the version of "
            + "'AddPosts', 'AddTags'. Give the newer one a later version: "
            + "one that has been released must never change.",
            "Error SCH003: Migration 'AddPosts' has version 20240705205730, which is also the version of "
            + "'AddTags', 'AddUsers'. Give the newer one a later version: "
            + "one that has been released must never change.",
            "Error SCH003: Migration 'AddTags' has version 20240705205730, which is also the version of "
            + "'AddPosts', 'AddUsers'. Give the newer one a later version: "
            + "one that has been released must never change.");

    [Fact]
    public async Task A_second_apart_is_enough() =>
        (await AnalyzeAsync(
            ("20240705205730_AddUsers.cs", $"internal sealed class AddUsers {Body}"),
            ("20240705205731_AddPosts.cs", $"internal sealed class AddPosts {Body}"))).Should().BeEmpty();

    [Fact]
    public async Task A_partial_class_is_one_migration() =>
        (await AnalyzeAsync(
            ("20240705205730_AddUsers.cs", $"internal sealed partial class AddUsers {Body}"),
            ("20240705205730_AddUsers.Indexes.cs", "partial class AddUsers : Migration { }"))).Should().BeEmpty();
}
