namespace Schema.Runner.Tests;

public sealed class SecretTests
{
    private const string Database = "postgres://user:s3cret@host/name";

    [Fact]
    public void Options_do_not_show_the_database() =>
        new MigrateOptions { Database = Database, To = 7, Schema = "billing", GrantTo = ["a", "b"] }.ToString()
            .Should().Be(
                "MigrateOptions { To = 7, Exact = False, Phase = Expand, Schema = billing, HistoryTable = , Role = , GrantTo = [a, b], "
                + "LockTimeout = 00:10:00, WhenLocked = Wait, Timeouts = , StrictOrder = False, EditedMigrations = Warn, Environment =  }");

    [Fact]
    public void Settings_do_not_show_the_database() =>
        SessionSettings.From(new() { Schema = "billing" }, Database, release: null).ToString()
            .Should().Be("SessionSettings { History = billing.schema_migrations, Schema = billing }");

    // A record prints its members: each type that holds the database has to say what it shows.
    [Fact]
    public void Nothing_else_of_the_runner_holds_the_database() =>
        typeof(Migrator).Assembly.GetTypes()
            .Where(type => type.GetMethod("<Clone>$") is not null)
            .Where(type => type.GetProperty("Database")?.PropertyType == typeof(string))
            .Should().BeEquivalentTo([typeof(MigrateOptions), typeof(SessionSettings)]);
}
