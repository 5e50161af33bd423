using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

/// <summary>How operations are done on tables that others use: the transactions, and what each of them locks.</summary>
public sealed partial class OnlineRecipeTests
{
    private static readonly SchemaModel Before = SchemaModel.Empty("public")
        .Apply(Table("users", [new("id", new("bigint")), new("email", new("text")), new("age", new("integer"))],
            new PrimaryKeyConstraint("users_pkey", new[] { "id" }),
            new CheckConstraint("users_age", "\"age\" IS NOT NULL")))
        .Apply(Table("posts", [new("id", new("bigint")), new("author_id", new("bigint"))],
            new PrimaryKeyConstraint("posts_pkey", new[] { "id" })))
        .Apply(Table("likes", [new("post_id", new("bigint")), new("user_id", new("bigint"))],
            Key("likes", "post_id", "posts"), Key("likes", "user_id", "users")))
        .Apply(new CreateIndex(new("likes_both", "likes", new[] { IndexKey.OfColumn("post_id"), IndexKey.OfColumn("user_id") })))
        .Apply(new CreateTable(new("logs")
        {
            Columns = new Column[] { new("day", new("date")) },
            PartitionedBy = new(PartitionMethod.Range, new[] { IndexKey.OfColumn("day") }),
        }))
        .Apply(new CreateTable(new("logs_other") { PartitionOf = new("logs", new DefaultBound()) }))
        .Apply(Table("logs_2026", [new("day", new("date"))]))
        .Apply(new CreateObject(new EnumType("status", new[] { "new" })));

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Spares_those_who_use_the_tables(Operation[] operations, string expected) =>
        Text(Lower(operations)).Should().Be(expected);

    [Fact]
    public void A_repeatable_is_not_divided() =>
        Lower([new SetNotNull("users", "email"), new AddColumn("posts", new("c", new("text")))], canDivide: false)
            .SelectMany(step => step.Statements).Should().Equal(
                "ALTER TABLE \"public\".\"users\" ALTER COLUMN \"email\" SET NOT NULL",
                "ALTER TABLE \"public\".\"posts\" ADD COLUMN \"c\" text");

    private static string Text(IReadOnlyList<Step> steps) => string.Join("\n", Stage.Of(steps, done: 0).SelectMany(
        (stage, place) => stage.Steps.SelectMany(step => new[] { string.Join("; ", step.Statements), step.Effect.InWords is { } words ? $"  {words}" : "" })
            .Where(line => line.Length > 0)
            .Prepend(stage.Probe is not null ? "OUTSIDE" : stage.Backfill is not null ? "BATCHES" : place > 0 ? "COMMIT" : "")
            .Where(line => line.Length > 0)));

    private static ValueList<Step> Lower(Operation[] operations, bool canDivide = true)
    {
        var lowering = new Lowering(new PostgresDialect(new Version(15, 0)), operations, canDivide);
        var model = Before;
        foreach (var operation in operations)
        {
            lowering.Add(operation, model);
            model = model.Apply(operation);
        }

        return lowering.ToSteps();
    }

    private static CreateTable Table(string name, Column[] columns, params Constraint[] constraints) =>
        new(new(name) { Columns = columns, Constraints = constraints });

    private static ForeignKeyConstraint Key(string table, string column, string references) =>
        new($"{table}_{column}_fkey", new[] { column }, references, new[] { "id" });
}
