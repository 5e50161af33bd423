using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Verifying;

/// <summary><c>schema verify</c> on SQLite.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private static readonly Migration[] Users =
    [
        new MigrationThat(m =>
        {
            m.CreateTable("users", t =>
            {
                t.Text("email").NotNull().Unique();
                t.Integer("age").Check("age >= 0");
            });
            m.Index("users", "age");
        }),
        new MigrationThat(m => m.Execute("CREATE VIEW adults AS SELECT * FROM users WHERE age > 17", "DROP VIEW adults")),
    ];

    public VerifyTests() => _file.Migrate(Users);

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("SELECT 1", "")]
    [InlineData("ALTER TABLE users ADD name TEXT", "extra    column users.name\n")]
    [InlineData("CREATE TABLE orders (id)", "extra    table orders\n")]
    [InlineData("DROP INDEX users_age_index", "missing  index users_age_index\n")]
    [InlineData("DROP VIEW adults", "missing  view adults\n")]
    [InlineData(
        "DROP VIEW adults; CREATE VIEW \"adults\" AS SELECT * FROM users WHERE age > 20",
        "differs  view adults\n    definition: is create view adults as select * from users where age > 20, should be create view adults as select * from users where age > 17\n")]
    [InlineData("DROP VIEW adults; CREATE VIEW \"adults\" AS  SELECT * from \"users\" -- all\n WHERE age > 17", "")]
    public async Task Drift_is_named_object_by_object(string change, string drift)
    {
        _file.Execute(change);

        DriftText.Of(await SqliteFile.Migrator(Users).VerifyAsync(_file.Options)).Should().Be(drift);
    }

    [Fact]
    public async Task The_verb_says_so_and_leaves_nothing_behind()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var migrator = new Migrator(SqliteFile.Entries(Users), "tests 1.0", SqliteEngine.Instance)
        {
            Surroundings = new() { Output = output, Error = error },
        };

        (await migrator.RunAsync(["schema", "verify"], _file.Options)).Should().Be(0, "{0}", error);

        output.ToString().Should().Be("No drift: 6 objects are as the migrations say.\n");
        error.ToString().Should().MatchRegex("^Applying 2 migrations to the scratch database (.+)\n$");
        File.Exists(error.ToString().Trim().Split(' ')[^1]).Should().BeFalse();
    }
}
