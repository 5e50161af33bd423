namespace Schema.Runner.Tests;

public sealed class PostgresSettingTests
{
    [Theory]
    [InlineData("postgres://localhost/users")]
    [InlineData("postgresql://localhost/users")]
    [InlineData("Host=localhost;Database=users")]
    [InlineData("Server=localhost;Database=users")]
    [InlineData("host = localhost")]
    public void Recognizes_urls_and_connection_strings_with_a_host(string database) =>
        PostgresSetting.Recognizes(database).Should().BeTrue();

    [Theory]
    [InlineData("sqlite:users.db")]
    [InlineData("Data Source=users.db")]
    [InlineData("mysql://localhost/users")]
    [InlineData("users")]
    [InlineData("Database=users")]
    [InlineData("POSTGRES://localhost/users")]
    [InlineData("")]
    public void Leaves_what_is_for_others(string database) => PostgresSetting.Recognizes(database).Should().BeFalse();

    [Fact]
    public void Takes_a_connection_string_as_it_is() =>
        PostgresSetting.Read("Server=db;User Id=u;Pwd=p;Ssl Mode=require;Pooling=false").ConnectionString
            .Should().Be("Host=db;Username=u;Password=p;SSL Mode=Require;Pooling=False");

    [Theory]
    [InlineData("Host=db;Password=ab;s3cret=cd")]
    [InlineData("Host=db;Port=s3cret")]
    [InlineData("Host=db;s3cret")]
    public void Refuses_a_connection_string_that_npgsql_refuses_without_quoting_it(string database)
    {
        var read = () => PostgresSetting.Read(database);

        read.Should().Throw<DatabaseNotConfiguredException>()
            .Which.ToString().Should().StartWith(
                "Schema.Runner.DatabaseNotConfiguredException: The PostgreSQL connection string cannot be read: it has a "
                + "keyword that Npgsql does not know, or a value that does not fit. "
                + "A value with a semicolon in it is written in double quotes.")
            .And.NotContain("s3cret");
    }

    [Fact]
    public void Refuses_the_form_of_libpq_which_would_be_one_long_host()
    {
        var read = () => PostgresSetting.Read("host=db user=u password=s3cret");

        read.Should().Throw<DatabaseNotConfiguredException>().WithMessage(
            "The PostgreSQL connection string cannot be read: its host has a blank or an = in it. Keywords are kept apart by "
            + "semicolons: Host=…;Password=…");
    }
}
