namespace Schema.Dsl.Tests.Builders;

/// <summary>What the verbs for SQL files record, and what they refuse.</summary>
public sealed class FileVerbsTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["seed.sql"] = "INSERT 1; INSERT 2",
        ["Migrations/seed.sql"] = "INSERT 3",
        ["Migrations/seeds/roles.sql"] = "INSERT 4",
        ["Migrations/seeds/roles.down.sql"] = "DELETE 4",
        ["Migrations/old/seeds/cities.sql"] = "INSERT 5",
        ["Migrations/seeds/cities.sql"] = "INSERT 6",
        ["empty.sql"] = "-- ;",
        ["20200823093500_a.up.sql"] = "CREATE 1",
        ["20200823093500_a.down.sql"] = "DROP 1",
    };

    [Theory]
    [InlineData("seed.sql", "INSERT 1; INSERT 2")]
    [InlineData("Migrations/seed.sql", "INSERT 3")]
    [InlineData("roles.sql", "INSERT 4")]
    [InlineData(@"seeds\roles.sql", "INSERT 4")]
    [InlineData("old/seeds/cities.sql", "INSERT 5")]
    public void A_file_is_named_by_as_much_of_its_path_as_tells_it_from_others(string file, string text) =>
        Record(m => m.ExecuteFile(file, down: "roles.down.sql")).Should().Equal(
            new ExecuteSql(text, "DELETE 4") { File = file, DownFile = "roles.down.sql" });

    [Fact]
    public void A_file_may_have_no_way_back() =>
        Record(m => m.ExecuteFile("roles.sql", Irreversible.Because("they were hired"))).Should().Equal(
            new ExecuteSql("INSERT 4", null) { File = "roles.sql", IrreversibleBecause = "they were hired" });

    [Theory]
    [InlineData(
        "rolls.sql",
        "The project has no SQL file \"rolls.sql\". It belongs into the folder Migrations, or into the project: "
            + "<AdditionalFiles Include=\"rolls.sql\" />.")]
    [InlineData(
        "oles.sql",
        "The project has no SQL file \"oles.sql\". It belongs into the folder Migrations, or into the project: "
            + "<AdditionalFiles Include=\"oles.sql\" />.")]
    [InlineData(
        "cities.sql",
        "The file \"cities.sql\" can be Migrations/old/seeds/cities.sql or Migrations/seeds/cities.sql. "
            + "Write more of its path.")]
    [InlineData("empty.sql", "The file \"empty.sql\" has no SQL in it.")]
    public void A_file_that_cannot_be_run_is_refused(string file, string message)
    {
        FluentActions.Invoking(() => Record(m => m.ExecuteFile(file, down: "seed.sql")))
            .Should().Throw<InvalidMigrationException>().WithMessage(message);
        FluentActions.Invoking(() => Record(m => m.ExecuteFile("seed.sql", down: file)))
            .Should().Throw<InvalidMigrationException>().WithMessage(message);
    }

    [Fact]
    public void A_migration_of_two_files_runs_the_one_and_goes_back_by_the_other() =>
        Record(new SqlMigration("20200823093500_a.up.sql", "20200823093500_a.down.sql"), Files).Should().Equal(
            new ExecuteSql("CREATE 1", "DROP 1") { File = "20200823093500_a.up.sql", DownFile = "20200823093500_a.down.sql" });

    [Fact]
    public void A_migration_of_one_file_says_which_other_is_missing() =>
        Record(new SqlMigration("20200823093500_a.up.sql", null), Files).Should().Equal(new ExecuteSql("CREATE 1", null)
        {
            File = "20200823093500_a.up.sql",
            IrreversibleBecause = "there is no file 20200823093500_a.down.sql, and no first line of the file says why: "
                + "-- irreversible: …",
        });

    [Theory]
    [InlineData("-- irreversible: e-mails were sent\nSELECT 1")]
    [InlineData("\r\n-- Sent once.\r\n--Irreversible:  e-mails were sent \r\nSELECT 1")]
    public void A_migration_of_one_file_says_why_nothing_undoes_it(string sql) =>
        Record(new SqlMigration("a.up.sql", null), ("a.up.sql", sql)).Should().Equal(new ExecuteSql(sql, null)
        {
            File = "a.up.sql",
            IrreversibleBecause = "e-mails were sent",
        });

    [Theory]
    [InlineData("SELECT 1\n-- irreversible: e-mails were sent")]
    [InlineData("SELECT '\n-- irreversible: e-mails were sent'")]
    public void Only_a_comment_at_the_head_says_so(string sql) =>
        Record(new SqlMigration("a.up.sql", null), ("a.up.sql", sql)).Should().ContainSingle()
            .Which.Should().BeOfType<ExecuteSql>().Which.IrreversibleBecause.Should().StartWith("there is no file a.down.sql");

    [Fact]
    public void A_file_can_say_that_it_runs_as_it_is_written() =>
        Record(
            new SqlMigration("a.up.sql", "a.down.sql"),
            ("a.up.sql", "-- unsafe: it has ten rows\nALTER TABLE a ADD b int"),
            ("a.down.sql", "ALTER TABLE a DROP b")).Should().ContainSingle()
            .Which.UnsafeBecause.Should().Be("it has ten rows");

    [Fact]
    public void A_migration_that_nothing_undoes_has_no_way_back() => FluentActions
        .Invoking(() => Record(
            new SqlMigration("a.up.sql", "a.down.sql"),
            ("a.up.sql", "-- irreversible: e-mails were sent\nSELECT 1"),
            ("a.down.sql", "SELECT 2")))
        .Should().Throw<InvalidMigrationException>()
        .WithMessage("a.up.sql says that nothing can undo it, and a.down.sql undoes it. Keep one.");

    private static ValueList<Operation> Record(Action<Recorded> change) => Record(Recorded.Of(change), Files);

    private static ValueList<Operation> Record(Migration migration, params (string Path, string Text)[] files) =>
        Record(migration, files.ToDictionary(file => file.Path, file => file.Text));

    private static ValueList<Operation> Record(Migration migration, IReadOnlyDictionary<string, string> files) =>
        RecordedMigration.Of(new MigrationEntry(20240705205730, "Seed", () => migration) { Files = files }).Up;
}
