using Schema.Testing;
using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class GeneratedFilesTests
{
    private static readonly (string, string) RemoveUsers =
        Migration("20240706080000_RemoveUsers.cs", "RemoveUsers", "[Irreversible(\"they asked us to forget them\")]");

    [Fact]
    public void In_a_library_are_public_and_documented()
    {
        var run = new SourceProject(AddUsers, AddPosts, RemoveUsers).Generate();

        run.Files.Should().Equal("MigrationRegistry.g.cs", "Release.g.cs");
        Approved.Matches(Versionless(run.Registry), "Library.MigrationRegistry.g.cs");
        Approved.Matches(Versionless(run.Release), "Library.Release.g.cs");
    }

    [Fact]
    public void In_an_executable_are_internal()
    {
        var run = new SourceProject(AddUsers, AddPosts, RemoveUsers).AsExecutable().Generate();

        run.Files.Should().Equal("MigrationRegistry.g.cs", "Release.g.cs");
        Approved.Matches(Versionless(run.Registry), "Executable.MigrationRegistry.g.cs");
        Approved.Matches(Versionless(run.Release), "Executable.Release.g.cs");
    }

    [Fact]
    public void Are_a_registry_alone_where_there_is_no_runner() =>
        new SourceProject(AddUsers) { References = References.Dsl }
            .Generate().Files.Should().Equal("MigrationRegistry.g.cs");

    [Fact]
    public void Tell_SQLite_from_the_reference() =>
        new SourceProject(AddUsers) { References = References.RunnerAndSqlite }
            .Generate().Release.Should().Contain(", global::Schema.Runner.Sqlite.SqliteEngine.Instance);");

    [Theory]
    [InlineData("Users", "namespace Users;")]
    [InlineData("my-app", "namespace my_app;")]
    [InlineData("My App.Api", "namespace My_App.Api;")]
    [InlineData("2go.3d-print", "namespace _2go._3d_print;")]
    [InlineData("acme.class.record", "namespace acme.@class.@record;")]
    [InlineData("..acme..api.", "namespace acme.api;")]
    [InlineData("été.日本", "namespace été.日本;")]
    [InlineData("System", "namespace System;")]
    [InlineData("Schema.Runner.Api", "namespace Schema.Runner.Api;")]
    public void Lie_in_the_root_namespace_made_into_an_identifier(string rootNamespace, string line)
    {
        var run = new SourceProject(AddUsers).With("RootNamespace", rootNamespace).Generate();

        run.Registry.Should().Contain($"\n{line}\n");
        run.Release.Should().Contain($"\n{line}\n");
    }

    [Fact]
    public void Lie_in_the_global_namespace_where_the_root_namespace_is_empty()
    {
        var run = new SourceProject(AddUsers).With("RootNamespace", "").Generate();

        run.Registry.Should().NotContain("namespace");
        run.Release.Should().NotContain("namespace").And.Contain("new(global::MigrationRegistry.All");
    }

    [Fact]
    public void Lie_in_a_namespace_named_after_the_assembly_where_nobody_says_which() =>
        new SourceProject(AddUsers) { AssemblyName = "acme-users", Properties = [] }
            .Generate().Registry.Should().Contain("\nnamespace acme_users;\n");

    [Fact]
    public void Go_by_the_names_that_a_project_chooses()
    {
        var run = new SourceProject(AddUsers)
            .With("SchemaNamespace", "Acme.Database")
            .With("SchemaReleaseName", "UsersRelease")
            .Generate();

        run.Registry.Should().Contain("\nnamespace Acme.Database;\n");
        run.Release.Should().Contain("\nnamespace Acme.Database;\n")
            .And.Contain("public static partial class UsersRelease\n")
            .And.Contain("typeof(global::Acme.Database.UsersRelease).Assembly");
    }

    [Fact]
    public void Stay_where_they_are_where_the_choice_is_empty()
    {
        var run = new SourceProject(AddUsers).With("SchemaNamespace", "").With("SchemaReleaseName", "").Generate();

        run.Release.Should().Contain("\nnamespace Users;\n").And.Contain("public static partial class Release\n");
    }

    [Fact]
    public void May_have_the_full_names_of_a_library_that_the_project_references()
    {
        var library = new SourceProject(AddUsers) { AssemblyName = "Users.Data" }.Generate();

        (new SourceProject(AddPosts) { Libraries = [library.Output.ToMetadataReference()] }).AsExecutable()
            .Generate().Files.Should().HaveCount(2);
    }

    [Fact]
    public void Can_be_added_to_by_the_project()
    {
        var answer = """
            namespace Users;

            partial class Release
            {
                internal static int Count => MigrationRegistry.All.Count;
            }
            """;

        new SourceProject(AddUsers, ("Release.cs", answer)).Generate().Output
            .GetTypeByMetadataName("Users.Release")!.GetMembers("Count").Should().ContainSingle();
    }

    [Fact]
    public void Are_the_same_in_every_run_and_on_every_machine()
    {
        var here = new SourceProject(AddUsers, AddPosts).Generate();
        var there = new SourceProject(
            (@"D:\a\1\s\" + AddPosts.Path, AddPosts.Text), (@"D:\a\1\s\" + AddUsers.Path, AddUsers.Text)).Generate();

        there.Registry.Should().Be(here.Registry).And.NotContain("\r");
        there.Release.Should().Be(here.Release).And.NotContain("\r");
    }

    // The version changes with every release; what is approved does not.
    private static string Versionless(string text)
    {
        var version = typeof(MigrationRegistryGenerator).Assembly.GetName().Version!.ToString();
        return text.Replace(version, "<version>", StringComparison.Ordinal);
    }
}
