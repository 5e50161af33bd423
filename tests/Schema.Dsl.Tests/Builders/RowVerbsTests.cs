namespace Schema.Dsl.Tests.Builders;

/// <summary>What the verbs for rows record.</summary>
public sealed class RowVerbsTests
{
    [Fact]
    public void Insert_takes_a_row_by_columns() =>
        Recorded.Single(on => on.Insert("roles", ("name", "admin"), ("since", Recorded.Sql("now()")))).Should().Be(
            new InsertRows("roles", new[] { "name", "since" }, new[] { Row(new TextValue("admin"), new ExpressionValue("now()")) }));

    [Fact]
    public void Insert_takes_rows_under_their_columns() =>
        Recorded.Single(on => on.Insert("roles", ["name", "level"], ["admin", 1], ["guest", null])).Should().Be(
            new InsertRows("roles", new[] { "name", "level" }, new[]
            {
                Row(new TextValue("admin"), new NumberValue("1")),
                Row(new TextValue("guest"), new NullValue()),
            }));

    [Fact]
    public void A_row_may_be_one_null() =>
        Recorded.Single(on => on.Insert("roles", ["name"], [null]))
            .Should().Be(new InsertRows("roles", new[] { "name" }, new[] { Row(new NullValue()) }));

    [Fact]
    public void Insert_takes_an_undo_or_a_reason_why_there_is_none()
    {
        var insert = new InsertRows("roles", new[] { "name" }, new[] { Row(new TextValue("admin")) });

        Recorded.Single(on => on.Insert("roles", ("name", "admin")).Undo("DELETE FROM roles"))
            .Should().Be(insert with { Undo = new ExecuteSql("DELETE FROM roles", null) });
        Recorded.Single(on => on.Insert("roles", ("name", "admin")).Undo(Irreversible.Because("it was sold")))
            .Should().Be(insert with { IrreversibleBecause = "it was sold" });
    }

    [Fact]
    public void Upsert_takes_a_key_and_a_row_or_several()
    {
        Recorded.Single(on => on.Upsert("roles", ["name"], ("name", "admin"), ("level", 1)).Undo("DELETE FROM roles")).Should().Be(
            new InsertRows("roles", new[] { "name", "level" }, new[] { Row(new TextValue("admin"), new NumberValue("1")) })
            {
                OnConflict = new[] { "name" },
                Undo = new ExecuteSql("DELETE FROM roles", null),
            });
        Recorded.Single(on => on.Upsert("roles", ["name"], ["name"], ["admin"], ["guest"])).Should().Be(
            new InsertRows("roles", new[] { "name" }, new[] { Row(new TextValue("admin")), Row(new TextValue("guest")) })
            {
                OnConflict = new[] { "name" },
            });
    }

    [Fact]
    public void Backfill_takes_what_is_set_and_where()
    {
        Recorded.Single(on => on.Backfill("users", b => b.Set("age = 1"))).Should().Be(
            new BackfillRows("users", new SqlTerms("age = 1")) { BatchSize = 1_000, Target = TimeSpan.FromSeconds(1) });
        Recorded.Single(on => on.Backfill("users", b => b
            .Set("age = 1").Where("age IS NULL").BatchSize(10).Target(TimeSpan.FromSeconds(2)).Undo("age = NULL", "age = 1")))
            .Should().Be(new BackfillRows("users", new SqlTerms("age = 1"))
            {
                Where = new SqlTerms("age IS NULL"),
                BatchSize = 10,
                Target = TimeSpan.FromSeconds(2),
                Undo = new BackfillRows("users", new SqlTerms("age = NULL"))
                {
                    Where = new SqlTerms("age = 1"),
                    BatchSize = 10,
                    Target = TimeSpan.FromSeconds(2),
                },
            });
        Recorded.Single(on => on.Backfill("users", b => b.Set("age = 1").Undo(Irreversible.Because("it was sold"))))
            .Should().Be(new BackfillRows("users", new SqlTerms("age = 1")) { IrreversibleBecause = "it was sold" });
    }

    [Fact]
    public void Backfill_refuses_what_cannot_be_meant()
    {
        Refused(b => b.Where("age = 1")).Should().Be("Backfill(\"users\") sets nothing. Say what, with Set(\"…\").");
        Refused(b => b.BatchSize(0)).Should().Be(
            "Backfill(\"users\") has batches of 0 rows. A batch has one row at least.");
        Refused(b => b.Target(TimeSpan.Zero)).Should().Be(
            "Backfill(\"users\") aims at 00:00:00 for a batch. It has to be longer than nothing.");
        Refused(b => b.Set("age = 1; DROP TABLE users")).Should().Be(
            "What Backfill(\"users\") sets has a semicolon in it: age = 1; DROP TABLE users. It becomes a part of a "
            + "statement, and has to be whole by itself; statements of your own go into Execute.");
        Refused(b => b.Set("age = 1").Where(" ")).Should().Be("The condition of Backfill(\"users\") is blank.");

        static string Refused(Action<BackfillBuilder> define) => FluentActions
            .Invoking(() => Recorded.Single(on => on.Backfill("users", define)))
            .Should().Throw<InvalidMigrationException>().Which.Message;
    }

    [Fact]
    public void Update_takes_SQL() =>
        Recorded.Single(on => on.Update("users", set: "active = true, seen = now()", where: "age > 1", undo: "SELECT 1"))
            .Should().Be(new UpdateRows("users", new SqlTerms("active = true, seen = now()"), new SqlTerms("age > 1"))
            {
                Undo = new ExecuteSql("SELECT 1", null),
            });

    [Fact]
    public void Update_by_values_goes_back_to_others_in_the_rows_that_hold_them_by_then() =>
        Recorded.Single(on => on.Update("roles", set: [("name", "root")], where: [("name", "admin"), ("gone", null)], undo: [("name", "admin")]))
            .Should().Be(new UpdateRows(
                "roles", Terms(("name", new TextValue("root"))), Terms(("name", new TextValue("admin")), ("gone", new NullValue())))
            {
                Undo = new UpdateRows(
                    "roles", Terms(("name", new TextValue("admin"))), Terms(("name", new TextValue("root")), ("gone", new NullValue()))),
            });

    [Fact]
    public void Delete_by_values_goes_back_by_the_row() =>
        Recorded.Single(on => on.Delete("roles", where: [("name", "guest")], undo: [("name", "guest"), ("level", 0)]))
            .Should().Be(new DeleteRows("roles", Terms(("name", new TextValue("guest"))))
            {
                Undo = new InsertRows("roles", new[] { "name", "level" }, new[] { Row(new TextValue("guest"), new NumberValue("0")) }),
            });

    private static ValueList<SqlValue> Row(params SqlValue[] values) => values;

    private static ValueTerms Terms(params (string Column, SqlValue Value)[] values) =>
        new(values.Select(value => new ColumnValue(value.Column, value.Value)).ToValueList());
}
