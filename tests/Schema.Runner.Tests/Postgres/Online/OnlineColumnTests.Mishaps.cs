namespace Schema.Runner.Tests.Postgres.Online;

public sealed partial class OnlineColumnTests
{
    private const string Others =
        "SELECT count(*) FROM pg_proc WHERE proname LIKE '%_sync'";

    private static readonly Action<Saying> Days = on => on.CreateTable("days", t => t.Date("day"));

    private static readonly Action<Saying> DaysWithTimes =
        on => on.AlterTable("days", t => t.Modify("day", c => c.Type("timestamp").Online()));

    private static readonly Action<Saying> FinishDays = on => on.FinishOnline("days", "day");

    [Fact]
    public async Task The_way_back_leaves_what_is_finer_than_what_was_there()
    {
        Action<Saying>[] all = [Days, DaysWithTimes, FinishDays];
        await MigrateAsync(_database, all);
        await _database.ExecuteAsync("INSERT INTO days (day) VALUES ('2026-01-02 03:04')");

        await RollbackAsync(all);

        (await _database.QuerySingleAsync<string>("SELECT concat_ws(' | ', day, day_new) FROM days"))
            .Should().Be("2026-01-02 | 2026-01-02 03:04:00");
    }

    [Fact]
    public async Task What_other_triggers_make_of_a_row_goes_to_both()
    {
        await MigrateAsync(_database, Tables, Changes["mail"][1]);
        await _database.ExecuteAsync(
            """
            CREATE FUNCTION yell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.mail := upper(NEW.mail); RETURN NEW; END';
            CREATE TRIGGER yell BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION yell();
            INSERT INTO users (mail) VALUES ('quiet')
            """);

        (await _database.QuerySingleAsync<string>(Mails)).Should().Be("QUIET | QUIET");
    }

    [Theory]
    [InlineData("age::nonsense", null)]
    [InlineData("age::integer", "day(age)")]
    public async Task A_conversion_that_cannot_be_computed_is_found_while_nothing_is_committed(string forth, string? back)
    {
        await MigrateAsync(_database, Tables);
        Action<Saying> Open(string sql, string? undo) =>
            on => on.AlterTable("users", t => t.Modify("age", c => c.Type("integer").Using(sql, undo).Online()));

        await this.Awaiting(_ => MigrateAsync(_database, Tables, Open(forth, back))).Should().ThrowAsync<MigrationFailedException>();

        (await _database.QuerySingleAsync<bool>("SELECT to_regclass('schema_migration_steps') IS NULL")).Should().BeTrue();
        (await _database.QuerySingleAsync<long>(Others)).Should().Be(0);
        await MigrateAsync(_database, Tables, Open("age::integer", null));
    }

    [Fact]
    public async Task A_table_that_goes_takes_along_what_is_open()
    {
        Action<Saying>[] all = [Days, DaysWithTimes, on => on.DropTable("days")];
        await MigrateAsync(_database, all);
        (await _database.QuerySingleAsync<long>(Others)).Should().Be(0);

        await RollbackAsync(all);

        await _database.ExecuteAsync("INSERT INTO days (day) VALUES ('2026-01-02')");
        (await _database.QuerySingleAsync<string>("SELECT day_new::text FROM days")).Should().Be("2026-01-02 00:00:00");
    }

    [Fact]
    public async Task A_table_can_have_another_name_meanwhile()
    {
        Action<Saying>[] all = [Days, DaysWithTimes, on => on.RenameTable("days", to: "dates")];
        await MigrateAsync(_database, all);
        await _database.ExecuteAsync("INSERT INTO dates (day) VALUES ('2026-01-02')");
        (await _database.QuerySingleAsync<string>("SELECT day_new::text FROM dates")).Should().Be("2026-01-02 00:00:00");

        await MigrateAsync(_database, [.. all, on => on.FinishOnline("dates", "day")]);

        (await _database.QuerySingleAsync<string>("SELECT day::text FROM dates")).Should().Be("2026-01-02 00:00:00");
        (await _database.QuerySingleAsync<long>(Others)).Should().Be(0);
    }
}
