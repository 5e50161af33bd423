using Schema.Dsl;
using Schema.Testing;
using Schema.Testing.Histories;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

/// <summary>Promise 1: after each undo the catalog equals the one recorded on the way up.</summary>
public sealed class WayBackLawTests
{
    [Fact]
    public async Task Undoing_restores_the_catalog_after_any_history() =>
        await Suite.RandomHistories.ForEachSeedAsync(async seed =>
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var connection = await database.OpenAsync();
        var dialect = new PostgresDialect(connection.PostgreSqlVersion);
        var history = new RandomHistory(seed, (operation, before) => dialect.Refuse(operation, before) is null);
        var migrations = history.Migrations();

        var plan = Ready(Planner.Migrate(new PlanningInput([], migrations, dialect), to: null));
        var catalogs = new Stack<string>();
        foreach (var migration in plan)
        {
            catalogs.Push(await SchemaCatalog.ReadAsync(connection));
            await StepsOnServer.RunAsync(connection, migration.Steps, () => Script(migration));
        }

        var left = new ValuesLeft();
        foreach (var migration in plan.Reverse())
        {
            var back = migration.Down.Should().BeOfType<DownScript.Reversible>("{0}", migration.Down).Subject;
            await StepsOnServer.RunAsync(connection, back.Steps, () => Script(migration));

            var expected = catalogs.Pop().Split('\n');
            left.Add(migrations.Single(entry => entry.Version == migration.Version));
            var actual = left.Except(await SchemaCatalog.ReadAsync(connection), expected).Split('\n');
            var lost = expected.Except(actual).Select(line => $"- {line}");
            var more = actual.Except(expected).Select(line => $"+ {line}");
            string.Join("\n", lost.Concat(more))
                .Should().BeEmpty("undoing {0} must leave nothing behind:\n{1}", migration, Script(migration));
        }
    });

    private static ValueList<PlannedMigration> Ready(PlanResult result) =>
        result.Should().BeOfType<PlanResult.Ready>("{0}", result).Subject.Plan.Migrations;

    private static string Script(PlannedMigration migration) => string.Join(
        ";\n",
        migration.Steps
            .Concat(migration.Down is DownScript.Reversible back ? back.Steps : [])
            .SelectMany(step => step.Statements));
}
