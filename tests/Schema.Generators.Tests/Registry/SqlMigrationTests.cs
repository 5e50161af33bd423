using Schema.Dsl;
using Schema.Testing;
using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class SqlMigrationTests
{
    private static readonly (string, string) Up =
        ("/src/Users/Migrations/20240705210000_create_session_table.up.sql", "CREATE TABLE \"session\" (\r\n    id uuid\r\n);\r\n");

    private static readonly (string, string) Down =
        ("/src/Users/Migrations/20240705210000_create_session_table.down.sql", "DROP TABLE \"session\";");

    [Fact]
    public void Stand_in_one_order_with_the_classes()
    {
        var run = new SourceProject(AddPosts, AddUsers, Down, Up).Generate();

        run.Files.Should().BeEquivalentTo("MigrationRegistry.g.cs", "Release.g.cs", "MigrationFiles.g.cs");
        run.Entries.Should().Equal(
            "new(20240705205730, \"AddUsers\", static () => new global::Users.Migrations.AddUsers()) "
                + "{ Files = global::Users.MigrationFiles.All },",
            "new(20240705210000, \"create_session_table\", static () => new global::Schema.Dsl.SqlMigration("
                + "\"Migrations/20240705210000_create_session_table.up.sql\", "
                + "\"Migrations/20240705210000_create_session_table.down.sql\")) { Files = global::Users.MigrationFiles.All },",
            "new(20240705223300, \"AddPosts\", static () => new global::Users.Migrations.AddPosts()) "
                + "{ Files = global::Users.MigrationFiles.All },");
    }

    [Fact]
    public void Are_migrations_that_run_their_files()
    {
        var registry = new SourceProject(Up, Down).Generate().Load().GetType("Users.MigrationRegistry")!;
        var entries = (IReadOnlyList<MigrationEntry>)registry.GetProperty("All")!.GetValue(null)!;

        var entry = entries.Should().ContainSingle().Subject;
        entry.ToString().Should().Be("20240705210000 create_session_table");
        RecordedMigration.Of(entry).Up.Should().Equal(
            new ExecuteSql("CREATE TABLE \"session\" (\n    id uuid\n);\n", "DROP TABLE \"session\";")
            {
                File = "Migrations/20240705210000_create_session_table.up.sql",
                DownFile = "Migrations/20240705210000_create_session_table.down.sql",
            });
    }

    [Fact]
    public void Have_their_texts_in_a_file_of_their_own() =>
        Approved.Matches(
            new SourceProject(Up, Down, ("/src/Users/seed.sql", "INSERT INTO \"a\\b\" VALUES ('\t表');")).Generate()
                .Result.GeneratedSources.Single(source => source.HintName == "MigrationFiles.g.cs").SourceText.ToString()
                .Replace(typeof(MigrationRegistryGenerator).Assembly.GetName().Version!.ToString(), "<version>", StringComparison.Ordinal),
            "MigrationFiles.g.cs");

    [Fact]
    public void Go_without_a_way_back_where_there_is_no_file_for_it() =>
        new SourceProject(Up).Generate().Entries.Should().Equal(
            "new(20240705210000, \"create_session_table\", static () => new global::Schema.Dsl.SqlMigration("
            + "\"Migrations/20240705210000_create_session_table.up.sql\", null)) { Files = global::Users.MigrationFiles.All },");

    [Fact]
    public void Are_no_files_that_only_look_like_it()
    {
        new SourceProject(("/src/Users/seed.sql", "SELECT 1")).Generate().Files.Should().BeEmpty("nothing executes it");
        new SourceProject(AddUsers, Down).Generate().Entries.Should().ContainSingle();
    }

    [Fact]
    public void Are_known_by_their_names_where_they_lie_outside_of_the_project() =>
        new SourceProject(AddUsers, (@"C:\shared\seed.sql", "SELECT 1")).Generate()
            .Result.GeneratedSources.Single(source => source.HintName == "MigrationFiles.g.cs").SourceText.ToString()
            .Should().Contain("[\"seed.sql\"] = \"SELECT 1\",");
}
