namespace Schema.Dsl.Tests.Builders;

public sealed partial class RefusedVerbsTests
{
    public static TheoryData<string, Action<object>> RefusedOfRows => new()
    {
        { "Insert(\"users\"): the row has no columns.", on => Verbs(on).Insert("users") },
        { "Insert(\"users\"): the row names the column \"a\" twice.", on => Verbs(on).Insert("users", ("a", 1), ("a", 2)) },
        { "Insert(\"users\") has no rows.", on => Verbs(on).Insert("users", ["a"]) },
        {
            "Insert(\"users\"): a row has 1 values for 2 columns, a, b.",
            on => Verbs(on).Insert("users", ["a", "b"], [1, 2], [3])
        },
        {
            "The value of column \"a\" of \"users\" has a NUL character in it, which PostgreSQL cannot store.",
            on => Verbs(on).Insert("users", ("a", "\0"))
        },
        {
            "The expression of Sql() has a semicolon in it: 1; DROP TABLE users. It becomes a part of a statement, "
            + "and has to be whole by itself; statements of your own go into Execute.",
            on => Verbs(on).Insert("users", ("a", Recorded.Sql("1; DROP TABLE users")))
        },
        { "The undo of Insert(\"users\") has no SQL.", on => Verbs(on).Insert("users", ("a", 1)).Undo(" ;") },
        { "The condition of Update(\"users\") is blank.", on => Verbs(on).Update("users", "a = 1", "", "SELECT 1") },
        {
            "The condition of Delete(\"users\") has a bracket that closes nothing in it: true) OR (true. It becomes a part "
            + "of a statement, and has to be whole by itself; statements of your own go into Execute.",
            on => Verbs(on).Delete("users", "true) OR (true", "SELECT 1")
        },
        { "What Update(\"users\") sets is blank.", on => Verbs(on).Update("users", "", "true", "SELECT 1") },
        { "Update(\"users\"): where has no columns.", on => Verbs(on).Update("users", [("a", 1)], [], [("a", 2)]) },
        {
            "Update(\"users\") sets a, b, and its undo a. Give values for the same columns.",
            on => Verbs(on).Update("users", [("a", 1), ("b", 1)], [("id", 1)], [("a", 2)])
        },
        {
            "Update(\"users\") sets \"a\" to an expression and finds its rows by it, "
            + "so that the way back would not find them. Give the undo as SQL.",
            on => Verbs(on).Update("users", [("a", Recorded.Sql("a + 1"))], [("a", 1)], [("a", 1)])
        },
    };
}
