using static Schema.Generators.Tests.AnalyzerHarness;
using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class SqlFileTests
{
    private const string Sql = "SELECT 1;";

    [Theory]
    [InlineData("20200823093500_create_session_table.sql")]
    [InlineData("20200823093500_create.UP.sql")]
    [InlineData("20200823093500.up.sql")]
    [InlineData("create_session_table.up.sql")]
    public async Task A_name_that_is_nearly_a_migrations_is_reported(string name) =>
        (await AnalyzeAsync(($"/src/Users/Migrations/{name}", "[||]" + Sql))).Should().Equal(
            $"Error SCH015: Migration '{name}' is not named as one, and would not run. Name it "
            + "'<yyyyMMddHHmmss>_<name>.up.sql', in UTC, or '….down.sql' for the way back; a file for ExecuteFile has neither "
            + "a version nor '.up'.");

    [Fact]
    public async Task A_version_that_is_no_moment_is_reported() =>
        (await AnalyzeAsync(("20201323093500_create_session_table.up.sql", "[||]" + Sql))).Should().Equal(
            "Error SCH002: Migration 'create_session_table' has version '20201323093500', which is not a date and time that "
            + "exists. Write 14 digits of UTC, yyyyMMddHHmmss, such as 20240705205730.");

    [Fact]
    public async Task A_way_back_without_a_way_there_is_reported() =>
        (await AnalyzeAsync(
            ("a/20200823093500_create_session_table.down.sql", "[||]" + Sql),
            ("b/20200823093500_create_session_table.up.sql", Sql))).Should().Equal(
            "Error SCH016: Migration 'create_session_table' has a file for the way back, "
            + "'20200823093500_create_session_table.down.sql', and none to go there. "
            + "Add '20200823093500_create_session_table.up.sql', or name the two alike.");

    [Theory]
    [InlineData("")]
    [InlineData("-- nothing\n ; /* yet */")]
    public async Task A_file_without_a_statement_is_reported(string text) =>
        (await AnalyzeAsync(("20200823093500_create_session_table.up.sql", "[||]" + text))).Should().Equal(
            "Error SCH017: Migration 'create_session_table' has no SQL in its file '20200823093500_create_session_table.up.sql'. "
            + "Write what it does; where there is no way back, delete the '.down.sql'.");

    [Fact]
    public async Task A_version_that_a_class_has_too_is_reported_at_both() =>
        (await AnalyzeAsync(
            Migration("20200823093500_AddUsers.cs", "[|AddUsers|]"),
            ("20200823093500_create_session_table.up.sql", "[||]" + Sql))).Should().Equal(
            "Error SCH003: Migration 'AddUsers' has version 20200823093500, which is also the version of "
            + "'create_session_table'. Give the newer one a later version: one that has been released must never change.",
            "Error SCH003: Migration 'create_session_table' has version 20200823093500, which is also the version of "
            + "'AddUsers'. Give the newer one a later version: one that has been released must never change.");

    [Fact]
    public async Task Two_files_with_a_version_are_reported() =>
        (await AnalyzeAsync(
            ("20200823093500_a.up.sql", "[||]" + Sql),
            ("20200823093500-b.up.sql", "[||]" + Sql),
            ("20200823093500_a.down.sql", Sql))).Should().Equal(
            "Error SCH003: Migration 'a' has version 20200823093500, which is also the version of 'b'. "
            + "Give the newer one a later version: one that has been released must never change.",
            "Error SCH003: Migration 'b' has version 20200823093500, which is also the version of 'a'. "
            + "Give the newer one a later version: one that has been released must never change.");

    [Fact]
    public async Task A_file_that_is_not_there_is_reported_where_it_is_executed() =>
        (await AnalyzeAsync(
            Executing("ExecuteFile([|\"rolls.sql\"|], down: \"roles.down.sql\")"),
            ("/src/Users/Migrations/roles.sql", Sql),
            ("/src/Users/Migrations/roles.down.sql", Sql))).Should().Equal(
            "Error SCH018: Migration 'AddUsers' executes the file 'rolls.sql', which is not in the project. Files lie in the "
            + "folder 'Migrations', or are AdditionalFiles; name one by as much of its path as tells it from others.");

    [Fact]
    public async Task A_file_that_can_be_one_of_several_is_reported() =>
        (await AnalyzeAsync(
            Executing("ExecuteFile([|\"roles.sql\"|], Irreversible.Because(\"…\"))"),
            ("/src/Users/a/roles.sql", Sql),
            ("/src/Users/b/roles.sql", Sql))).Should().Equal(
            "Error SCH018: Migration 'AddUsers' executes the file 'roles.sql', which can be one of several in the project. "
            + "Files lie in the folder 'Migrations', or are AdditionalFiles; name one by as much of its path as tells it from "
            + "others.");

    [Fact]
    public async Task What_is_right_is_not_reported() =>
        (await AnalyzeAsync(
            Executing("{ ExecuteFile(\"roles.sql\", down: \"b/roles.sql\"); var file = \"x\" + 1; ExecuteFile(file, file); }"),
            ("/src/Users/roles.sql", Sql),
            ("/src/Users/b/roles.sql", Sql),
            ("/src/Users/Migrations/20200823093500_create_session_table.up.sql", Sql),
            ("/src/Users/Migrations/20200823093500_create_session_table.down.sql", "-- with\n" + Sql),
            ("/src/Users/Migrations/20200823093501-as-migratus-names-it.up.sql", Sql),
            ("/src/Users/Migrations/seed.down.sql", ""))).Should().BeEmpty();

    private static (string Path, string Text) Executing(string body) => ("20240705205730_AddUsers.cs", $$"""
        internal sealed class AddUsers : Migration
        {
            public override void Change() {{(body.StartsWith('{') ? body : $"=> {body};")}}
        }
        """);
}
