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

    [Theory]
    [InlineData("sql cut sql", "1 whole, 2 cut")]
    [InlineData("cut sql", "1 cut")]
    [InlineData("backfill sql", "")]
    [InlineData("sql backfill", "1 whole")]
    [InlineData("sql code-cut", "1 whole")]
    [InlineData("code-cut sql", "1 cut")]
    public void A_migration_that_fills_rows_travels_up_to_there(string migrations, string expected)
    {
        var planned = new Plan(migrations.Split(' ').Select(Migration).ToValueList(), ValueList<string>.Empty);

        string.Join(", ", planned.FirstLeg.Select(one => $"{one.Version + 1} {(one.IsCut ? "cut" : "whole")}")).Should().Be(expected);
        planned.FirstLeg.Should().NotContain(migration => migration.Backfills);
        planned.IsOneLeg.Should().BeFalse();
        planned.NextBackfill.Should().Be(expected == "" ? planned.Migrations[0] : null);
    }

    private static PlannedMigration Migration(string kind, int number)
    {
        var sql = new Step("execute SELECT 1", new[] { "SELECT 1" });
        var code = new Step("run code", ValueList<string>.Empty) { Code = (_, _) => Task.CompletedTask };
        var backfill = sql with { Backfill = new Backfill("users", "age = 1", null) };
        return new(number, $"M{number}", Direction.Forward, kind switch
        {
            "code" => new[] { sql, code },
            "cut" => new[] { sql, backfill, sql },
            "code-cut" => new[] { code, backfill },
            "backfill" => new[] { backfill, sql },
            _ => new[] { sql },
        });
    }
}
