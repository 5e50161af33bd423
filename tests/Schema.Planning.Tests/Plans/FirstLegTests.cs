using Schema.Dsl;

namespace Schema.Planning.Tests.Plans;

public sealed class FirstLegTests
{
    [Theory]
    [InlineData("sql sql sql", 3)]
    [InlineData("sql sql code sql", 2)]
    [InlineData("code sql code", 1)]
    [InlineData("code", 1)]
    [InlineData("", 0)]
    public void A_migration_that_runs_code_travels_alone(string migrations, int count)
    {
        var planned = migrations.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Migration).ToValueList();

        new Plan(planned, ValueList<string>.Empty).FirstLeg.Should().Equal(planned.Take(count));
    }

    private static PlannedMigration Migration(string kind, int number)
    {
        var sql = new Step("execute SELECT 1", new[] { "SELECT 1" });
        var code = new Step("run code", ValueList<string>.Empty) { Code = (_, _) => Task.CompletedTask };
        return new(number, $"M{number}", Direction.Forward, kind == "code" ? new[] { sql, code } : new[] { sql });
    }
}
