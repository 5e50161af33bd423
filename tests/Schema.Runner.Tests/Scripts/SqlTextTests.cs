using Schema.Planning;

namespace Schema.Runner.Tests;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT 1;\n")]
    [InlineData("SELECT 1 -- one", "SELECT 1 -- one\n;\n")]
    [InlineData("SELECT '--'", "SELECT '--'\n;\n")]
    [InlineData("-- one\nSELECT 1", "-- one\nSELECT 1;\n")]
    public void Ends_a_statement_where_no_comment_swallows_the_end(string statement, string text) =>
        SqlText.Terminated(statement).Should().Be(text);

    [Theory]
    [InlineData("users\nDROP TABLE users")]
    [InlineData("users\rDROP TABLE users")]
    [InlineData("users\r\nDROP TABLE users")]
    public void Keeps_a_hostile_name_inside_its_comment(string name) =>
        SqlText.Comment($"create table {name}").Should().Be("-- create table users DROP TABLE users\n");

    [Fact]
    public void Says_where_code_runs()
    {
        var step = new Step("run code", Array.Empty<string>()) { Code = (_, _) => Task.CompletedTask };

        SqlText.Of(new(1, "SendMails", Direction.Forward, new[] { step })).Should().Be(
            "-- 1 SendMails forward\n\n-- run code\n-- The migration's own code runs here, which is no SQL.\n");
    }

    [Fact]
    public void Shows_a_step_that_runs_nothing()
    {
        var step = new Step("declare table legacy", Array.Empty<string>());

        SqlText.Of(new(1, "DeclareLegacy", Direction.Forward, new[] { step }))
            .Should().Be("-- 1 DeclareLegacy forward\n\n-- declare table legacy\n");
    }
}
