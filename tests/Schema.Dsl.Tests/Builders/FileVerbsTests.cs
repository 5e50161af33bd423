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
        Record(new SqlMigration("20200823093500_a.up.sql", "20200823093500_a.down.sql")).Should().Equal(
            new ExecuteSql("CREATE 1", "DROP 1") { File = "20200823093500_a.up.sql", DownFile = "20200823093500_a.down.sql" });

    [Fact]
    public void A_migration_of_one_file_says_which_other_is_missing() =>
        Record(new SqlMigration("20200823093500_a.up.sql", null)).Should().Equal(new ExecuteSql("CREATE 1", null)
        {
            File = "20200823093500_a.up.sql",
            IrreversibleBecause = "there is no file 20200823093500_a.down.sql",
        });

    private static ValueList<Operation> Record(Action<Recorded> change) => Record(Recorded.Of(change));

    private static ValueList<Operation> Record(Migration migration) =>
        RecordedMigration.Of(new MigrationEntry(20240705205730, "Seed", () => migration) { Files = Files }).Up;
}
