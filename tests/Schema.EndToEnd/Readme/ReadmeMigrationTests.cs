using System.Text.RegularExpressions;
using Schema.EndToEnd.WalkThrough;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Readme;

public sealed partial class ReadmeMigrationTests
{
    [Fact]
    public async Task Go_forward_as_shown_and_all_the_way_back_on_postgresql()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await GoForwardAndBackAsync(database.Url, () => SchemaCatalog.ReadAsync(database, "schema_migrations"));
    }

    [Fact]
    public async Task Go_forward_as_shown_and_all_the_way_back_on_sqlite()
    {
        using var file = new SqliteFile();
        await GoForwardAndBackAsync(file.Url, file.ReadCatalogAsync);
    }

    [Fact]
    public async Task Leave_the_program_alone_that_is_run_without_a_verb() =>
        (await ReadmeProject.BuildAsync()).RunProgram().Should().Be(0);

    private static async Task GoForwardAndBackAsync(string database, Func<Task<string>> readCatalog)
    {
        var project = await ReadmeProject.BuildAsync();
        var empty = await readCatalog();

        var log = await MigrateAsync(project, database);

        // A server is told first what a database in use would be spared.
        log.Should().Contain(WithoutDurations(ReadmeFile.Blocks("").Single()));
        (await readCatalog()).Should().Contain("posts");

        (await MigrateAsync(project, database)).Should().Be("Migrations already up\n");

        project.RunProgram("rollback", "--to", "0", "--connection", database).Should().Be(0);
        (await readCatalog()).Should().Be(empty);
    }

    private static async Task<string> MigrateAsync(ReadmeProject project, string database)
    {
        using var log = new StringWriter { NewLine = "\n" };
        var options = new MigrateOptions { Database = database, Logger = new PlainLogger(log) };

        (await project.RunReleaseAsync(options, "migrate")).Should().Be(0, "it says {0}", log);
        return WithoutDurations(log.ToString());
    }

    private static string WithoutDurations(string log) => Duration().Replace(log, "in …s");

    [GeneratedRegex(@"in \d+\.\ds")]
    private static partial Regex Duration();
}
