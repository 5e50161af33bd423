namespace Schema.Runner.Tests;

/// <summary>What a rollback says of the data that it loses, and whom it asks.</summary>
public sealed class LossTests
{
    private const string Lost = "warning: This loses table \"public.tags\", with 1 row.\n";
    private const string Undone =
        "== Running 20240103000000 CreateTags backward\ndrop table tags\n== Migrated 20240103000000 in 0.0s\n";

    private readonly Bench _bench = new();

    [Theory]
    [InlineData(null, "", 0, Lost + Undone)]
    [InlineData("y", "", 0, $"{Lost}Go on? [y/N] {Undone}")]
    [InlineData(" Yes ", "", 0, $"{Lost}Go on? [y/N] {Undone}")]
    [InlineData("", "", 1, $"{Lost}Go on? [y/N] Nothing has changed.\n")]
    [InlineData("no", "", 1, $"{Lost}Go on? [y/N] Nothing has changed.\n")]
    [InlineData("no", " --yes", 0, Lost + Undone)]
    public async Task Asks_whoever_is_there(string? answer, string option, int exitCode, string error)
    {
        await _bench.MigrateAsync();
        _bench.Database.TableRows["tags"] = 1;
        _bench.Answer = answer;

        (await _bench.RunAsync(Migrations.All, $"rollback --steps 1{option}")).Should().Be(exitCode);

        _bench.Error.ToString().Should().Be(error);
        _bench.Database.Versions.Should().HaveCount(exitCode == 0 ? 2 : 3);
    }

    [Fact]
    public async Task Says_nothing_of_a_table_without_rows()
    {
        await _bench.MigrateAsync();
        _bench.Database.TableRows["tags"] = 0;
        _bench.Answer = "no";

        (await _bench.RunAsync("rollback", "--steps", "1")).Should().Be(0);

        _bench.Error.ToString().Should().Be(Undone);
    }
}
