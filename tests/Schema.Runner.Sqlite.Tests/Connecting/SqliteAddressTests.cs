namespace Schema.Runner.Sqlite.Tests.Connecting;

public sealed class SqliteAddressTests
{
    [Theory]
    [InlineData("sqlite:users.db", "users.db")]
    [InlineData("SQLITE:data/users.db", "data/users.db")]
    [InlineData("sqlite://users.db", "users.db")]
    [InlineData("sqlite:/var/lib/users.db", "/var/lib/users.db")]
    [InlineData("sqlite:///var/lib/users.db", "/var/lib/users.db")]
    [InlineData("sqlite:///C:/users.db", "C:/users.db")]
    [InlineData("sqlite:my users;50%.db", "my users;50%.db")]
    [InlineData("sqlite::memory:", ":memory:")]
    [InlineData("Data Source=users.db", "users.db")]
    [InlineData("DataSource=users.db;Cache=Shared", "users.db")]
    [InlineData("filename=users.db", "users.db")]
    public void Reads_urls_and_connection_strings(string setting, string file)
    {
        SqliteAddress.Recognizes(setting).Should().BeTrue();
        SqliteAddress.Read(setting).ToString().Should().Be(file);
    }

    [Theory]
    [InlineData("postgres://localhost/users")]
    [InlineData("Host=localhost;Database=users")]
    [InlineData("users.db")]
    [InlineData("a=b;c")]
    [InlineData("")]
    public void Leaves_other_databases_to_other_engines(string setting) =>
        SqliteAddress.Recognizes(setting).Should().BeFalse();

    [Theory]
    [InlineData("sqlite:", "The sqlite: URL names no file. Write sqlite:users.db, or sqlite:///var/lib/users.db.")]
    [InlineData("sqlite://", "The sqlite: URL names no file. Write sqlite:users.db, or sqlite:///var/lib/users.db.")]
    [InlineData(
        "sqlite:users.db?mode=ro",
        "A sqlite: URL has no options. Write a connection string instead: Data Source=users.db;Mode=ReadOnly.")]
    [InlineData(
        "Data Source=users.db;Password=half;of it=a",
        "The SQLite connection string cannot be read: it has a keyword that SQLite does not know, or a value that does "
            + "not fit. A value with a semicolon in it is written in double quotes.")]
    public void Says_what_is_wrong_with_a_setting(string setting, string message) =>
        FluentActions.Invoking(() => SqliteAddress.Read(setting))
            .Should().Throw<DatabaseNotConfiguredException>().WithMessage(message);

    [Theory]
    [InlineData("sqlite::memory:", true)]
    [InlineData("Data Source=users;Mode=Memory", true)]
    [InlineData("Data Source=users;Mode=Memory;Cache=Shared", false)]
    [InlineData("Data Source=", true)]
    [InlineData("Data Source=file::memory:", true)]
    [InlineData("Data Source=file:users?mode=memory", true)]
    [InlineData("Data Source=file:users.db", false)]
    [InlineData("sqlite:users.db", false)]
    public void Knows_a_database_that_ends_with_the_run(string setting, bool isPrivate) =>
        SqliteAddress.Read(setting).IsPrivate.Should().Be(isPrivate);

    [Theory]
    [InlineData("sqlite:users.db", true)]
    [InlineData("Data Source=users.db;Foreign Keys=False", false)]
    public void Enforces_foreign_keys_unless_told_otherwise(string setting, bool enforces) =>
        SqliteAddress.Read(setting).EnforcesForeignKeys.Should().Be(enforces);
}
