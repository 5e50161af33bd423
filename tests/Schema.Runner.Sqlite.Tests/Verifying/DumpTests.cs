namespace Schema.Runner.Sqlite.Tests.Verifying;

/// <summary><c>schema dump</c> and <c>schema load</c> on SQLite.</summary>
public sealed class DumpTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteFile _other = new();
    private readonly Migrator _migrator = SqliteFile.Migrator(
        new MigrationThat(m => m.CreateTable("users", t => t.Text("email").NotNull().Unique())),
        new MigrationThat(m =>
        {
            m.Index("users", "email");
            m.Execute("CREATE TRIGGER gone AFTER DELETE ON users BEGIN SELECT 1; SELECT 'it''s'; END", "DROP TRIGGER gone");
        }));

    public void Dispose()
    {
        _file.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task What_is_dumped_is_loaded_with_its_history()
    {
        await _migrator.MigrateAsync(_file.Options);

        var dump = await _migrator.DumpAsync(_file.Options);
        await _migrator.LoadAsync(dump, _other.Options);

        (await _migrator.DumpAsync(_other.Options)).Should().Be(dump);
        (await _migrator.VerifyAsync(_other.Options)).Should().BeEmpty();
        (await _migrator.RollbackAsync(to: 0, options: _other.Options)).Migrations.Should().HaveCount(2);
    }

    [Fact]
    public async Task Loads_all_or_nothing()
    {
        var load = () => _migrator.LoadAsync("CREATE TABLE users (id); CREATE INDEX broken ON gone (id);", _other.Options);

        (await load.Should().ThrowAsync<DumpException>()).Which.Message.Should().Be(
            $"""
            Loading into {_other.Path} failed.

                SQLITE_ERROR: no such table: main.gone

            The transaction was rolled back: the database is empty as before.
            """);
        _other.Query("SELECT count(*) FROM sqlite_schema").Should().Equal("0");
    }

    [Fact]
    public async Task Loads_only_into_an_empty_file()
    {
        _other.Execute("CREATE TABLE by_hand (id)");
        var load = () => _migrator.LoadAsync("CREATE TABLE users (id);", _other.Options);

        (await load.Should().ThrowAsync<DumpException>()).Which.Message.Should().StartWith(
            $"{_other.Path} is not empty: it has the table by_hand. Nothing was loaded.");
    }
}
