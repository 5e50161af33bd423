using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Schema.Runner.Tests;

public sealed class LogMessagesTests
{
    [Fact]
    public void Keep_their_ids_names_levels_and_texts()
    {
        var logger = new RecordingLogger();

        logger.Running(20240101000000, "CreateUsers", "forward");
        logger.Step("create table users");
        logger.Migrated(20240101000000, 1.26);
        logger.AlreadyUp();
        logger.AlreadyDown();
        logger.WaitingFor("pid 7", "users on db");
        logger.PlanningAgain(FlightOutcome.FenceLost);
        logger.Warning("Look out.");
        logger.ServerNotice("identifier is long");
        logger.ServerWarning("there is no transaction in progress");
        logger.Filling("users", 20240101000000, "FillEmails");
        logger.FilledAll("users", 20240101000000, 1.26);
        logger.NothingToFill();
        logger.NothingToFill(2);
        logger.Replaying("2 migrations", "\"scratch\"");
        logger.Marked("20240101000000 CreateUsers");
        logger.Created("users on db");
        logger.IsThere("users on db");
        logger.Dropped("users on db");
        logger.IsNotThere("users on db");
        logger.Loaded("users on db");

        logger.Lines.Should().Equal(
            "1 Running Information: == Running 20240101000000 CreateUsers forward",
            "2 Step Information: create table users",
            "3 Migrated Information: == Migrated 20240101000000 in 1.3s",
            "4 AlreadyUp Information: Migrations already up",
            "5 AlreadyDown Information: Migrations already down",
            "6 WaitingFor Information: Waiting for pid 7, which is migrating users on db",
            "7 PlanningAgain Debug: Another connection was faster (FenceLost): looking again",
            "8 Warning Warning: Look out.",
            "9 ServerNotice Information: notice: identifier is long",
            "10 ServerWarning Warning: there is no transaction in progress",
            "33 Filling Information: == Filling users, which 20240101000000 FillEmails has left to the background",
            "34 FilledAll Information: == Filled users of 20240101000000 in 1.3s",
            "35 NothingToFill Information: Nothing to fill",
            "36 NothingToFill Information: Nothing to fill: what is open is paused, 2 of them",
            "40 Replaying Information: Applying 2 migrations to the scratch database \"scratch\"",
            "41 Marked Information: Marked 20240101000000 CreateUsers as applied",
            "42 Created Information: Created users on db",
            "43 IsThere Information: users on db is there already",
            "44 Dropped Information: Dropped users on db",
            "45 IsNotThere Information: users on db is not there",
            "46 Loaded Information: Loaded the structure into users on db");
    }

    [Fact]
    public void Are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var logger = new RecordingLogger();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            logger.Migrated(20240101000000, 0.04);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        logger.Lines.Should().Equal("3 Migrated Information: == Migrated 20240101000000 in 0.0s");
    }

    [Theory]
    [InlineData("NOTICE", "ServerNotice")]
    [InlineData("INFO", "ServerNotice")]
    [InlineData("WARNING", "ServerWarning")]
    public void Pass_on_what_the_server_says(string severity, string name)
    {
        var logger = new RecordingLogger();

        new RunLog(logger).Noticed(severity, "text");

        logger.Lines.Should().ContainSingle().Which.Should().Contain($" {name} ");
    }

    [Fact]
    public void Have_an_id_of_their_own_each() =>
        typeof(LogMessages).GetMethods()
            .Select(method => method.GetCustomAttributes(typeof(LoggerMessageAttribute), false))
            .Where(attributes => attributes.Length > 0)
            .Select(attributes => ((LoggerMessageAttribute)attributes[0]).EventId)
            .Should().NotBeEmpty().And.OnlyHaveUniqueItems();

    private sealed class RecordingLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{eventId.Id} {eventId.Name} {logLevel}: {formatter(state, exception)}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
