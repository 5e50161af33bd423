using Schema.Dsl;
using static Schema.Generators.Tests.Sources;

namespace Schema.Generators.Tests.Registry;

public sealed class RegistryAtRunTimeTests
{
    [Fact]
    public void Makes_the_migrations_that_it_lists()
    {
        var entries = Load(new SourceProject(AddUsers, AddPosts).Generate());

        entries.Select(entry => entry.ToString()).Should().Equal("20240705205730 AddUsers", "20240705223300 AddPosts");
        entries.Select(entry => RecordedMigration.Of(entry.Create()).Up).Should().AllBeEquivalentTo(
            ValueList<Operation>.From([new ExecuteSql("SELECT 1", "SELECT 2")]));
    }

    [Fact]
    public void Gives_each_migration_the_conventions_of_its_version()
    {
        var entries = Load(new SourceProject(AddUsers, AddPosts, ("Conventions.cs", """
            internal sealed class ProjectConventions : MigrationConventions
            {
                public override Conventions For(long version) =>
                    Conventions.Default with { StringType = version < 20240705223300 ? "varchar(40)" : "text" };
            }
            """)).Generate());

        entries.Select(entry => entry.Conventions.StringType).Should().Equal("varchar(40)", "text");
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "[assembly: SchemaRules(Most = RuleLevel.Warning, ExemptThrough = 20240705205730, OldestServer = 12, NewestServer = 18)]")]
    [InlineData("[assembly: SchemaRules(OldestServer = 14)]")]
    [InlineData(
        "[assembly: SchemaRule(24, RuleLevel.Off)] [assembly: SchemaRule(35, RuleLevel.Warning, From = 20240705205730)]")]
    public void Gives_each_migration_the_rules_of_the_project(string attributes)
    {
        var expected = attributes switch
        {
            "" => RuleSettings.Default,
            _ when attributes.Contains("Most", StringComparison.Ordinal) => new()
            {
                Most = RuleLevel.Warning,
                ExemptThrough = 20240705205730,
                Servers = new(12, 18),
            },
            _ when attributes.Contains("14", StringComparison.Ordinal) => new() { Servers = new(14) },
            _ => new()
            {
                Rules = new RuleSetting[]
                {
                    new(24, RuleLevel.Off), new(35, RuleLevel.Warning) { From = 20240705205730 },
                },
            },
        };

        Load(new SourceProject(AddUsers, AddPosts, ("Rules.cs", attributes)).Generate())
            .Select(entry => entry.Rules).Should().Equal(expected, expected);
    }

    [Fact]
    public void Cannot_be_changed_by_who_reads_it()
    {
        var entries = Load(new SourceProject(AddUsers).Generate());

        entries.Should().BeAssignableTo<IList<MigrationEntry>>().Which.IsReadOnly.Should().BeTrue();
    }

    private static IReadOnlyList<MigrationEntry> Load(GeneratorRun run) =>
        (IReadOnlyList<MigrationEntry>)run.Load()
            .GetType("Users.MigrationRegistry", throwOnError: true)!
            .GetProperty("All")!
            .GetValue(null)!;
}
