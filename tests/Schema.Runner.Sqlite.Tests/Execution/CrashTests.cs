using Schema.Dsl;
using Schema.Planning;
using Schema.Testing.Sqlite;

namespace Schema.Runner.Sqlite.Tests.Execution;

/// <summary>What lies on the disk when a runner is killed between two statements, in the hands of the next.</summary>
public sealed class CrashTests
{
    private static readonly Migration[] Both =
    [
        Migrations.CreateUsers,
        new MigrationThat(m =>
        {
            m.AlterTable("users", t => t.Integer("age"));
            m.SetNotNull("users", "age");
            m.UniqueIndex("users", "age");
        }),
    ];

    [Theory]
    [InlineData("delete")]
    [InlineData("truncate")]
    [InlineData("wal")]
    public void The_next_run_finishes_whatever_the_statement_at_which_the_last_one_died(string journalMode)
    {
        using var file = new SqliteFile();
        file.Execute($"PRAGMA journal_mode = {journalMode}");
        file.Migrate(Both[0]);
        using var clean = new SqliteFile();
        clean.Migrate(Both);
        var (before, after) = (SqliteCatalog.Read(file.Path), SqliteCatalog.Read(clean.Path));
        var statements = StatementsOfTheSecond();

        for (var died = 0; died <= statements.Count; died++)
        {
            using var left = DieAfter(statements.Take(died), file);
            left.Files.Should().HaveCountGreaterThan(1, "the dead process leaves a journal behind");

            SqliteFile.Migrator(Both).Status(left.Options).Select(status => status.State)
                .Should().Equal(MigrationState.Applied, MigrationState.Pending);
            SqliteCatalog.Read(left.Path).Should().Be(before);

            left.Migrate(Both).Migrations.Should().ContainSingle();
            SqliteCatalog.Read(left.Path).Should().Be(after);
            left.Query("PRAGMA integrity_check").Should().Equal("ok");
        }
    }

    // A process that is killed leaves its files as they are: so does a copy of them.
    private static SqliteFile DieAfter(IEnumerable<string> statements, SqliteFile file)
    {
        using var database = SqliteDatabase.Open($"Data Source={file.Path};Pooling=False");

        // Without room in memory, what is not committed is written to the files at once.
        database.Execute("PRAGMA cache_size = 1");
        database.Execute("BEGIN IMMEDIATE");
        database.Execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
            + "INSERT INTO users (name) SELECT hex(randomblob(500)) FROM n");
        database.Execute("DELETE FROM users");
        foreach (var statement in statements)
        {
            database.Execute(statement);
        }

        var left = new SqliteFile();
        foreach (var path in file.Files)
        {
            File.Copy(path, Path.Combine(Path.GetDirectoryName(left.Path)!, Path.GetFileName(path)));
        }

        database.Execute("ROLLBACK");
        return left;
    }

    private static List<string> StatementsOfTheSecond()
    {
        var input = new PlanningInput([], SqliteFile.Entries(Both), new SqliteDialect(SqliteDatabase.LibraryVersion));
        var plan = Planner.Migrate(input, to: null).Should().BeOfType<PlanResult.Ready>().Subject.Plan;
        return [.. plan.Migrations[1].Steps.SelectMany(step => step.Statements)];
    }
}
