using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedRows => new()
    {
        {
            new InsertRows("users", new[] { "email", "a\"b" }, new[] { Row(new TextValue("o'clock"), new NullValue()) }),
            ["INSERT INTO \"public\".\"users\" (\"email\", \"a\"\"b\") VALUES ('o''clock', NULL)"]
        },
        {
            new InsertRows("billing.rates", new[] { "rate" }, new[] { Row(new NumberValue("-1")), Row(new ExpressionValue("now()")) }),
            ["INSERT INTO \"billing\".\"rates\" (\"rate\") VALUES\n    (-1),\n    (now())"]
        },
        {
            new InsertRows("users", new[] { "a", "b", "c" }, new[] { Row(new NumberValue("1"), new NumberValue("2"), new NumberValue("3")) })
            {
                OnConflict = new[] { "a" },
            },
            ["INSERT INTO \"public\".\"users\" (\"a\", \"b\", \"c\") VALUES (1, 2, 3)\nON CONFLICT (\"a\") DO UPDATE SET \"b\" = excluded.\"b\", \"c\" = excluded.\"c\""]
        },
        {
            new InsertRows("users", new[] { "a", "b" }, new[] { Row(new NumberValue("1"), new NumberValue("2")) }) { OnConflict = new[] { "a", "b" } },
            ["INSERT INTO \"public\".\"users\" (\"a\", \"b\") VALUES (1, 2)\nON CONFLICT (\"a\", \"b\") DO NOTHING"]
        },
        {
            new UpdateRows("users", new SqlTerms("age = 1, email = 'a'"), new SqlTerms("age = 2 OR false")),
            ["UPDATE \"public\".\"users\" SET age = 1, email = 'a' WHERE age = 2 OR false"]
        },
        {
            new UpdateRows(
                "users",
                Terms(("age", new NullValue()), ("email", new ExpressionValue("lower(email)"))),
                Terms(("age", new NullValue()), ("email", new ExpressionValue("'a' || 'b'")), ("id", new NumberValue("1")))),
            [
                "UPDATE \"public\".\"users\" SET \"age\" = NULL, \"email\" = lower(email) "
                + "WHERE \"age\" IS NULL AND \"email\" = ('a' || 'b') AND \"id\" = 1",
            ]
        },
        {
            new BackfillRows("users", new SqlTerms("age = 1, email = 'a'")),
            ["UPDATE \"public\".\"users\" SET age = 1, email = 'a'"]
        },
        {
            new BackfillRows("users", new SqlTerms("age = 1")) { Where = new SqlTerms("age = 2 OR false") },
            ["UPDATE \"public\".\"users\" SET age = 1 WHERE age = 2 OR false"]
        },
        { new DeleteRows("users", new SqlTerms("true")), ["DELETE FROM \"public\".\"users\" WHERE true"] },
        {
            new DeleteRows("users", Terms(("email", new TextValue("a")))),
            ["DELETE FROM \"public\".\"users\" WHERE \"email\" = 'a'"]
        },
    };

    private static ValueList<SqlValue> Row(params SqlValue[] values) => values;

    private static ValueTerms Terms(params (string Column, SqlValue Value)[] values) =>
        new(values.Select(value => new ColumnValue(value.Column, value.Value)).ToValueList());
}
