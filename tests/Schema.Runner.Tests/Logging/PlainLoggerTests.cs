using Microsoft.Extensions.Logging;

namespace Schema.Runner.Tests;

public sealed class PlainLoggerTests
{
    [Theory]
    [InlineData(LogLevel.Trace, "")]
    [InlineData(LogLevel.Debug, "")]
    [InlineData(LogLevel.Information, "a line\n")]
    [InlineData(LogLevel.Warning, "warning: a line\n")]
    [InlineData(LogLevel.Error, "a line\n")]
    [InlineData(LogLevel.Critical, "a line\n")]
    [InlineData(LogLevel.None, "")]
    public void Marks_warnings_and_leaves_out_what_is_for_developers(LogLevel level, string text)
    {
        using var writer = new StringWriter { NewLine = "\n" };

        new PlainLogger(writer).Log(level, default, "a line", null, (line, _) => line);

        writer.ToString().Should().Be(text);
    }

    [Fact]
    public void Shows_a_bar_on_a_terminal_and_lines_elsewhere()
    {
        using var terminal = new StringWriter { NewLine = "\n" };
        using var file = new StringWriter { NewLine = "\n" };
        foreach (var logger in new[] { new PlainLogger(terminal, isTerminal: true), new PlainLogger(file) })
        {
            logger.Filled("users", 500, 1_000, 100, TimeSpan.FromSeconds(5));
            logger.Filled("users", 1_000, 1_000, 100, TimeSpan.Zero);
            logger.AlreadyUp();
        }

        terminal.ToString().Should().Be(
            "\r[##########..........] users: 500 of about 1000 rows, 100 a second, about 00:00:05 left"
            + "\r[####################] users: 1000 of about 1000 rows, 100 a second, about 00:00:00 left\nMigrations already up\n");
        file.ToString().Should().Be(
            """
            users: 500 of about 1000 rows, 100 a second, about 00:00:05 left
            users: 1000 of about 1000 rows, 100 a second, about 00:00:00 left
            Migrations already up

            """);
    }
}
