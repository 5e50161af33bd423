using static Schema.Generators.Tests.AnalyzerHarness;

namespace Schema.Generators.Tests.Diagnostics;

public sealed class TimeoutsTests
{
    private const string Class = "internal sealed class A : Migration { public override void Change() { } }";

    [Theory]
    [InlineData("5s")]
    [InlineData("0")]
    [InlineData("250")]
    [InlineData(" 1.5 h ")]
    [InlineData("500us")]
    [InlineData("24d")]
    public async Task A_time_as_the_server_writes_it_is_fine(string time) =>
        (await AnalyzeAsync(("20240705205730_A.cs", $"[Timeouts(Lock = \"{time}\")] {Class}")))
            .Should().BeEmpty();

    [Theory]
    [InlineData("5 sec")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("1H")]
    [InlineData("25d")]
    [InlineData("1h 30min")]
    public async Task What_the_server_would_not_take_is_reported(string time) =>
        (await AnalyzeAsync(("20240705205730_A.cs", Source($"Lock = \"1s\", Statement = \"{time}\""))))
            .Should().Equal(
                $"Error SCH020: Migration 'A' has the timeout '{time}', which is not a time. "
                + "Write a number and ms, s, min, h or d, such as 5s or 1.5h, up to 24 days; 0 is for no bound.");

    private static string Source(string stated) =>
        $"[[|Timeouts({stated})|]] {Class}";
}
