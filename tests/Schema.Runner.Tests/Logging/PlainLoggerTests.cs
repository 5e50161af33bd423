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
}
