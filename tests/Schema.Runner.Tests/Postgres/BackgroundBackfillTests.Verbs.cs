namespace Schema.Runner.Tests.Postgres;

// What people type.
public sealed partial class BackgroundBackfillTests
{
    [Fact]
    public async Task The_verbs_show_run_pause_resume_and_give_up()
    {
        await VerbAsync(0, "No migration has filled rows in batches yet.\n", "");
        await VerbAsync(0, "", "Nothing to fill\n", "run");
        await new Migrator([CreateUsers, Fill]).MigrateAsync(Options);

        await VerbAsync(0, "pending    20240101000002 FillEmails: users, 0 rows, in the background\n", "");
        await VerbAsync(0, "", "", "pause", "20240101000002");
        await VerbAsync(0, "paused     20240101000002 FillEmails: users, 0 rows, in the background\n", "");
        await VerbAsync(0, "", "Nothing to fill: what is open is paused, 1 of them\n", "run");
        await VerbAsync(1, "", "20240101000002 has no backfill that is pending or running or failed. See schema backfills.\n", "pause", "20240101000002");
        await VerbAsync(0, "", "", "resume", "20240101000002");
        await VerbAsync(0, "", null, "run");
        (await TextAsync(State)).Should().Be("succeeded 1000 1000 t");
        await VerbAsync(1, "", "20240101000002 has no backfill that is pending or running or failed or paused. See schema backfills.\n", "cancel", "20240101000002");
        await VerbAsync(2, "", "\"soon\" is not a version. A version is 14 digits, such as 20240705205730.\n", "cancel", "soon");
    }

    [Fact]
    public async Task What_is_given_up_keeps_nobody_waiting()
    {
        var migrator = new Migrator([CreateUsers, Fill]);
        await migrator.MigrateAsync(Options);

        (await migrator.RunBackfillsAsync(At(300, () => VerbAsync(0, "", "", "cancel", "20240101000002"))))
            .Should().ContainSingle().Which.State.Should().Be("cancelled");

        (await ScalarAsync("SELECT count(*) FROM users WHERE email_lower IS NULL")).Should().Be(700);
        await _database.ExecuteAsync("UPDATE users SET email_lower = ''  WHERE email_lower IS NULL");
        await new Migrator([CreateUsers, Fill, Require()]).MigrateAsync(Options);
    }

    [Fact]
    public async Task What_is_paused_meanwhile_is_left_where_it_is()
    {
        var migrator = new Migrator([CreateUsers, Fill]);
        await migrator.MigrateAsync(Options);

        await migrator.RunBackfillsAsync(At(300, () => VerbAsync(0, "", "", "pause", "20240101000002")));

        (await TextAsync(State)).Should().StartWith("paused 300 300");
        await VerbAsync(0, "", "", "resume", "20240101000002");
        await migrator.RunBackfillsAsync(Options);
        (await TextAsync(State)).Should().Be("succeeded 1000 1000 t");
    }

    /// <param name="error"><see langword="null"/> for whatever there is.</param>
    private async Task VerbAsync(int exitCode, string output, string? error, params string[] words)
    {
        using var written = new StringWriter();
        using var logged = new StringWriter();
        var migrator = new Migrator([]) { Surroundings = new() { Output = written, Error = logged } };

        (await migrator.RunAsync(["schema", "backfills", .. words], Options)).Should().Be(exitCode, "{0}", logged);

        written.ToString().Should().Be(output);
        (error is null ? null : logged.ToString()).Should().Be(error);
    }
}
