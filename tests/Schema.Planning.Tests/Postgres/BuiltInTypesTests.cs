using System.Reflection;
using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Planning.Tests.Postgres;

public sealed class BuiltInTypesTests
{
    private static readonly string[] NotBuiltIn = ["Citext", "Hstore", "Enum", "Column", "References"];

    [Fact]
    public async Task The_server_has_every_type_that_has_a_method()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var connection = await database.OpenAsync();
        var dialect = new PostgresDialect(connection.PostgreSqlVersion);
        var table = RecordedMigration.Of(new OneOfEach()).Up.OfType<CreateTable>().Single().Table;
        var refused = table.Columns
            .Select(column => (Column: column, Refusal: dialect.Refuse(new AddColumn("a", column), SchemaModel.Empty())))
            .Where(pair => pair.Refusal is not null)
            .ToArray();
        refused.Where(pair => !pair.Refusal!.Contains("needs PostgreSQL")).Should().BeEmpty();
        var create = new CreateTable(table with
        {
            Columns = table.Columns.Except(refused.Select(pair => pair.Column)).ToValueList(),
        });

        foreach (var statement in dialect.Render(create, SchemaModel.Empty()))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static IEnumerable<MethodInfo> TypeMethods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => method.ReturnType == typeof(ColumnBuilder) && !NotBuiltIn.Contains(method.Name));

    private static object? Argument(ParameterInfo parameter) => parameter switch
    {
        { Name: "fields" } => "day to second",
        { HasDefaultValue: true } => parameter.DefaultValue,
        _ => 1,
    };

    private sealed class OneOfEach : Migration
    {
        public override void Change() => CreateTable("one_of_each", t =>
        {
            foreach (var method in TypeMethods(typeof(CreateTableBuilder)))
            {
                var rest = method.GetParameters().Skip(1).Select(Argument).ToArray();
                method.Invoke(t, [$"{method.Name}_{rest.Length}", .. rest]);
            }
        });
    }
}
