using Schema.Testing.Sqlite;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>The judge of the law must see what it is to judge.</summary>
public sealed class SqliteCatalogTests
{
    private const string Users =
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, age INTEGER DEFAULT 1 NOT NULL, CONSTRAINT c CHECK (age > 0));
        CREATE INDEX users_age ON users (age) WHERE age > 1;
        """;

    [Theory]
    [InlineData("INTEGER PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT")]
    [InlineData("age INTEGER", "age TEXT")]
    [InlineData(" NOT NULL", "")]
    [InlineData("DEFAULT 1", "DEFAULT 2")]
    [InlineData("age > 0", "age > 1")]
    [InlineData("CONSTRAINT c ", "CONSTRAINT d ")]
    [InlineData("CONSTRAINT c CHECK", "name TEXT, CONSTRAINT c CHECK")]
    [InlineData(" WHERE age > 1", "")]
    [InlineData("CREATE INDEX", "CREATE UNIQUE INDEX")]
    [InlineData("ON users (age)", "ON users (age DESC)")]
    [InlineData("TABLE users", "TABLE people")]
    public void Sees_a_difference(string from, string to) => Read(Users.Replace(from, to)).Should().NotBe(Read(Users));

    [Theory]
    [InlineData("CREATE TABLE users", "create  table \"users\"")]
    [InlineData(
        "id INTEGER PRIMARY KEY, age INTEGER DEFAULT 1 NOT NULL",
        "age INTEGER DEFAULT 1 NOT NULL, id INTEGER PRIMARY KEY")]
    [InlineData("CHECK (age > 0)", "CHECK (\n\"age\" > 0 /* ) */)")]
    public void Sees_no_difference_in_form(string from, string to) =>
        Read(Users.Replace(from, to)).Should().Be(Read(Users));

    private static string Read(string sql)
    {
        using var file = new SqliteFile();
        file.Execute(sql.Replace("ON users", sql.Contains("people") ? "ON people" : "ON users"));
        return SqliteCatalog.Read(file.Path);
    }
}
