using Schema.EndToEnd.Chains;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Input;

/// <summary>What whole processes say of a database that cannot be used: one line, and no secret.</summary>
public sealed class UnusableDatabaseTests
{
    private const string Password = "s3cr3t p@ss:word";
    private const string Guess = "n0t-the-p@ssword";
    private const int Links = 3;

    private static readonly string[] Migrate = ["migrate"];
    private static readonly string[] Rollback = ["rollback", "--steps", "1"];
    private static readonly string[] Status = ["status"];

    [Fact]
    public async Task A_wrong_password_is_one_line()
    {
        await using var server = await PostgresServer.StartAsync(new() { Password = Password });
        var url = server.Url("postgres").Replace(
            Uri.EscapeDataString(Password), Uri.EscapeDataString(Guess), StringComparison.Ordinal);

        await ShouldFailAsync(
            url,
            $"The database \"postgres\" on 127.0.0.1:{server.Port} cannot be used: "
                + "password authentication failed for user \"postgres\" (28P01)",
            Migrate, Rollback, Status);
    }

    [Fact]
    public Task An_unreachable_host_is_one_line() =>
        ShouldFailAsync(
            $"postgres://postgres:{Uri.EscapeDataString(Password)}@127.0.0.1:1/users",
            "The database \"users\" on 127.0.0.1:1 cannot be used: "
                + "Failed to connect to 127.0.0.1:1: Connection refused",
            Migrate, Rollback, Status);

    [Fact]
    public async Task A_missing_database_is_one_line()
    {
        var server = await PostgresServer.SharedAsync();

        await ShouldFailAsync(
            server.Url("nowhere"),
            $"The database \"nowhere\" on 127.0.0.1:{server.Port} cannot be used: "
                + "database \"nowhere\" does not exist (3D000)",
            Migrate, Rollback, Status);
    }

    [Fact]
    public async Task A_read_only_server_is_one_line_for_who_wants_to_write()
    {
        await using var server = await PostgresServer.StartAsync();
        var url = server.Url("postgres");
        await server.BecomeStandbyAsync();

        await ShouldFailAsync(
            url,
            $"The database \"postgres\" on 127.0.0.1:{server.Port} cannot be used: "
                + "cannot set transaction read-write mode during recovery (0A000)",
            Migrate);
        (await ChainProgram.RunAsync(Links, url, Status)).ExitCode.Should().Be(0, "it only reads");
    }

    private static async Task ShouldFailAsync(string url, string line, params string[][] verbs)
    {
        foreach (var verb in verbs)
        {
            var result = await ChainProgram.RunAsync(Links, url, verb);

            result.Errors.Should().Be($"{line}\n");
            result.Output.Should().BeEmpty();
            result.ExitCode.Should().Be(1);
        }
    }
}
