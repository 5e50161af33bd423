using Schema.Dsl;
using Schema.Planning.Tests.Postgres;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Reference;

/// <summary>The pages of <c>docs/reference</c> say what the code does.</summary>
public sealed class ReferencePageTests
{
    // The newest, so that a page can show all there is.
    private static readonly PostgresDialect Newest = new(new Version(18, 0));

    public static TheoryData<string> Pages => new(ReferencePage.Names);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_it_renders_to(string name)
    {
        var page = ReferencePage.Read(name);

        var planned = Plan(name, CompiledPage.Compile(page), Newest);

        planned.Should().HaveSameCount(page.Examples);
        foreach (var (example, migration) in page.Examples.Zip(planned))
        {
            if (example.Up is not null)
            {
                Script(migration.Steps).Should().Be(example.Up.TrimEnd(';'), "{0}.md shows it below\n{1}", name, example.Code);
            }

            if (example.Down is not null)
            {
                Script(Back(migration)).Should().Be(
                    example.Down.TrimEnd(';'), "{0}.md shows it as the way back of\n{1}", name, example.Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_runs_there_and_back(string name)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var connection = await database.OpenAsync();
        var entries = CompiledPage.Compile(ReferencePage.Read(name));
        var planned = Plan(name, entries, new PostgresDialect(connection.PostgreSqlVersion));

        var catalogs = new Stack<string>();
        foreach (var migration in planned)
        {
            catalogs.Push(await SchemaCatalog.ReadAsync(connection));
            await StepsOnServer.RunAsync(connection, migration.Steps, () => migration.Name);
        }

        var left = new ValuesLeft();
        foreach (var migration in planned.Reverse())
        {
            var expected = catalogs.Pop();
            if (migration.Down is not DownScript.Reversible)
            {
                break;
            }

            await StepsOnServer.RunAsync(connection, Back(migration), () => migration.Name);
            left.Add(entries.Single(entry => entry.Name == migration.Name));
            left.Except(await SchemaCatalog.ReadAsync(connection), expected.Split('\n'))
                .Should().Be(expected, "that is the way back of {0}", migration.Name);
        }
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        var index = ReferencePage.Index();

        foreach (var name in ReferencePage.Names)
        {
            index.Should().Contain($"| [{name}]({name}.md) |");
        }
    }

    // What a server cannot have is refused, and left out here with what builds on it; the newest has all.
    private static ValueList<PlannedMigration> Plan(
        string name, IReadOnlyList<MigrationEntry> compiled, PostgresDialect dialect)
    {
        var entries = compiled.ToList();
        while (true)
        {
            switch (Planner.Migrate(new PlanningInput([], entries, dialect), to: null))
            {
                case PlanResult.Ready ready:
                    return ready.Plan.Migrations;
                case PlanResult.Rejected rejected:
                    var leftOut = entries.Count < compiled.Count;
                    var refused = rejected.Problems.Where(problem =>
                        problem.Message.Contains("needs PostgreSQL", StringComparison.Ordinal)
                        || (leftOut && problem.Message.Contains("there is no ", StringComparison.Ordinal))).ToArray();
                    rejected.Problems.Except(refused).Should().BeEmpty("{0}.md shows what works", name);
                    entries.RemoveAll(entry => refused.Any(problem => problem.Name == entry.Name));
                    break;
            }
        }
    }

    private static ValueList<Step> Back(PlannedMigration migration) =>
        migration.Down.Should().BeOfType<DownScript.Reversible>("{0} has a way back", migration.Name).Subject.Steps;

    private static string Script(IEnumerable<Step> steps) =>
        string.Join(";\n", steps.SelectMany(step => step.Statements));
}
