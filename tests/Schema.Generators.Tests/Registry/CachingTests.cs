using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class CachingTests
{
    private static readonly string[] Steps =
    [
        TrackingNames.Migrations,
        TrackingNames.Files,
        TrackingNames.FilePaths,
        TrackingNames.Registry,
        TrackingNames.Conventions,
        TrackingNames.Rules,
        TrackingNames.References,
        TrackingNames.Properties,
        TrackingNames.Target,
        TrackingNames.Output,
        TrackingNames.FilesOutput,
    ];

    private static readonly TextFile Session = new("/src/Users/20250101000000_create_session_table.up.sql", "SELECT 1");

    private static readonly (string Path, string Text) AddTags = Migration("20250101000000_AddTags.cs", "AddTags");

    private static readonly (string Path, string Text) Conventions = (
        "ProjectConventions.cs",
        "class ProjectConventions : MigrationConventions { public override Conventions For(long version) => Conventions.Default; }");

    private static readonly (string Path, string Text) Service =
        ("Service.cs", "internal class Service : System.IDisposable { public void Dispose() { } }");

    [Fact]
    public void An_edit_inside_a_migration_body_regenerates_nothing() =>
        Edit(AddUsers.Path, AddUsers.Text.Replace("SELECT 1", "SELECT 42", StringComparison.Ordinal))
            .Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void An_edit_in_an_unrelated_file_regenerates_nothing() =>
        Edit(Service.Path, Service.Text.Replace("Service", "Worker", StringComparison.Ordinal))
            .Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void An_unrelated_class_regenerates_nothing() =>
        Rerun(compilation => compilation.AddSyntaxTrees(
                SourceProject.Parse("Other.cs", "internal sealed class Other : Service { }")))
            .Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void Moving_a_migration_down_in_its_file_regenerates_nothing() =>
        Edit(AddUsers.Path, "// first\n\n" + AddUsers.Text).Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void Reordering_the_files_regenerates_nothing() =>
        Rerun(compilation => compilation
                .RemoveAllSyntaxTrees()
                .AddSyntaxTrees(compilation.SyntaxTrees.Reverse()))
            .Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void An_edit_inside_the_conventions_regenerates_nothing() =>
        Edit(Conventions.Path, Conventions.Text.Replace("Default", "Default with { }", StringComparison.Ordinal))
            .Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void An_edit_in_an_SQL_file_leaves_the_registry_alone() =>
        RerunWith(driver => driver.ReplaceAdditionalText(Session, new TextFile(Session.Path, "SELECT 42")))
            .Should().BeEquivalentTo(TrackingNames.Files, TrackingNames.FilesOutput, "SourceOutput");

    [Fact]
    public void An_SQL_file_that_is_saved_as_it_was_regenerates_nothing() =>
        RerunWith(driver => driver.ReplaceAdditionalText(Session, new TextFile(Session.Path, "SELECT 1")))
            .Should().BeEquivalentTo(NothingNew);

    [Fact]
    public void A_new_SQL_file_regenerates() =>
        RerunWith(driver => driver.AddAdditionalTexts([new TextFile("/src/Users/20250101000001_a.up.sql", "SELECT 1")]))
            .Should().Contain([TrackingNames.Registry, TrackingNames.FilesOutput]);

    [Fact]
    public void A_new_migration_regenerates() =>
        Rerun(compilation => compilation.AddSyntaxTrees(
                SourceProject.Parse(AddTags.Path, AddTags.Text)))
            .Should().Contain(TrackingNames.Registry, "the test would otherwise not see what is new");

    private static IEnumerable<string> NothingNew => [];

    private static string[] Edit(string path, string text) =>
        Rerun(compilation => compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.Single(tree => tree.FilePath == path), SourceProject.Parse(path, text)));

    private static string[] Rerun(Func<CSharpCompilation, Compilation> edit) => Rerun(edit, driver => driver);

    private static string[] RerunWith(Func<GeneratorDriver, GeneratorDriver> edit) =>
        Rerun(compilation => compilation, edit);

    /// <summary>The steps and outputs that ran anew after an edit, with another result than before.</summary>
    private static string[] Rerun(
        Func<CSharpCompilation, Compilation> edit, Func<GeneratorDriver, GeneratorDriver> editFiles)
    {
        var run = new SourceProject(AddUsers, AddPosts, Conventions, Service, (Session.Path, "SELECT 1")).Generate();
        var edited = edit(run.Input);
        edited.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Should().BeEmpty();

        var driver = editFiles(run.Driver.ReplaceAdditionalTexts([Session]).RunGenerators(run.Input));
        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();
        result.TrackedSteps.Keys.Should().Contain(Steps);

        return
        [
            .. Steps.Where(name => Reasons(result.TrackedSteps[name]).Except([Cached, Unchanged]).Any()),
            .. result.TrackedOutputSteps
                .Where(output => Reasons(output.Value).Except([Cached]).Any())
                .Select(output => output.Key),
        ];
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
