using Microsoft.Data.Sqlite;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed class SqliteDialectTests
{
    private static readonly SqliteDialect Dialect = new(new Version(3, 50));

    public static TheoryData<RenderedOperation> All => [.. RenderedOperations.All];

    [Theory, MemberData(nameof(All))]
    public void Renders(RenderedOperation rendering) =>
        Dialect.Render(rendering.Operation, Fold(rendering.Before)).Should().Equal(rendering.Sql);

    [Theory, MemberData(nameof(All))]
    public void Refuses_nothing_of_it(RenderedOperation rendering) =>
        Dialect.Refuse(rendering.Operation, Fold(rendering.Before)).Should().BeNull();

    [Theory, MemberData(nameof(All))]
    public void Renders_what_SQLite_runs(RenderedOperation rendering)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var model = SchemaModel.Empty(Dialect.DefaultSchema);

        foreach (var operation in rendering.Before.Append(rendering.Operation))
        {
            foreach (var statement in Dialect.Render(operation, model))
            {
                using var command = connection.CreateCommand();
                command.CommandText = statement;
                command.ExecuteNonQuery();
            }

            model = model.Apply(operation);
        }
    }

    [Fact]
    public void Renders_or_refuses_every_operation() =>
        RenderedOperations.All.Select(rendering => rendering.Operation.GetType())
            .Concat(SqliteRefusalsTests.All.Select(row => row[0].GetType()))
            .Should().Contain(typeof(Operation).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract && type.IsPublic));

    private static SchemaModel Fold(Operation[] operations) => operations.Aggregate(
        SchemaModel.Empty(Dialect.DefaultSchema), (model, operation) => model.Apply(operation));
}
