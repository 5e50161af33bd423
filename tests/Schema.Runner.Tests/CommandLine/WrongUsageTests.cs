namespace Schema.Runner.Tests;

public sealed class WrongUsageTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("rollback", "Give exactly one of --to V, --after V and --steps N.\nSee rollback --help.\n")]
    [InlineData(
        "rollback --to 20240101000000 --steps 1", "Give exactly one of --to V, --after V and --steps N.\nSee rollback --help.\n")]
    [InlineData("rollback --steps 0", "\"0\" is not a number of steps. Give 1 or more.\nSee rollback --help.\n")]
    [InlineData("rollback --steps many", "\"many\" is not a number of steps. Give 1 or more.\nSee rollback --help.\n")]
    [InlineData(
        "migrate --to 2024",
        "\"2024\" is not a version. A version is 14 digits, such as 20240705205730.\nSee migrate --help.\n")]
    [InlineData(
        "schema migrate --to 20240231000000",
        "\"20240231000000\" is not a version. A version is 14 digits, such as 20240705205730.\nSee schema migrate --help.\n")]
    [InlineData(
        "migrate --lock-timeout soon",
        "\"soon\" is not a time. Give seconds, such as 30, or 30s, 5min or 00:10:00.\nSee migrate --help.\n")]
    [InlineData(
        "rollback --steps 1 --lock-timeout -1",
        "\"-1\" is not a time. Give seconds, such as 30, or 30s, 5min or 00:10:00.\nSee rollback --help.\n")]
    [InlineData("migrate --to", "Required argument missing for option: '--to'.\nSee migrate --help.\n")]
    [InlineData("migrate now", "Unrecognized command or argument 'now'.\nSee migrate --help.\n")]
    [InlineData("migrate --fast", "Unrecognized command or argument '--fast'.\nSee migrate --help.\n")]
    [InlineData("schema", "Required command was not provided.\nSee schema --help.\n")]
    [InlineData(
        "migrate postgres://u:s3cret@host/db", "Unrecognized command or argument '***'.\nSee migrate --help.\n")]
    [InlineData(
        "migrate --conection Host=h;Password=s3cret",
        "Unrecognized command or argument '--conection'.\nUnrecognized command or argument '***'.\nSee migrate --help.\n")]
    public async Task Is_named_and_touches_nothing(string args, string error)
    {
        (await _bench.RunAsync(args.Split(' '))).Should().Be(2);

        (_bench.Output.ToString(), _bench.Error.ToString()).Should().Be(("", error));
        _bench.Database.Connections.Should().Be(0);
    }
}
