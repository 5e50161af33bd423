using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Tests.History;

public sealed class StoredDownScriptTests
{
    private static readonly DownScript Reversible = new DownScript.Reversible(new[]
    {
        new Step("drop table größe", new[] { "DROP TABLE \"größe\"" })
        {
            Effect = new(new[] { new TableLock(new("public", "größe"), LockMode.AccessExclusive) }, TableWork.Scans),
        },
        new Step("allow nulls", new[] { "CREATE TABLE \"new\"", "DROP TABLE \"old\"" })
        {
            Effect = StepEffect.Unknown,
            Rebuild = new("old")
            {
                Definition = "CREATE TABLE \"old\"",
                Columns = new[] { "id" },
                Indexes = new[] { "old_id_index" },
            },
        },
    });

    private static readonly DownScript Impossible = new DownScript.Impossible("e-mails were sent");

    [Fact]
    public void Is_readable_json() => Write(Reversible).Should().Be(
        """
        {"steps":[{"summary":"drop table größe","statements":["DROP TABLE \"größe\""],
        "effect":{"locks":[["public","größe","AccessExclusive"]],"work":"Scans"}},
        {"summary":"allow nulls","statements":["CREATE TABLE \"new\"","DROP TABLE \"old\""],
        "rebuild":{"table":"old","definition":"CREATE TABLE \"old\"","columns":["id"],"indexes":["old_id_index"]}}]}
        """.Replace("\n", ""));

    [Fact]
    public void Says_why_there_is_no_way_back() =>
        Write(Impossible).Should().Be("""{"impossible":"e-mails were sent"}""");

    [Fact]
    public void Comes_back_as_it_went()
    {
        Read(Write(Reversible)).Should().Be(Reversible);
        Read(Write(Impossible)).Should().Be(Impossible);
    }

    [Fact]
    public void A_lock_that_this_version_does_not_know_is_one_of_which_nobody_can_tell() =>
        Read(Write(Reversible).Replace("AccessExclusive", "Tentative", StringComparison.Ordinal))
            .Should().BeOfType<DownScript.Reversible>().Subject.Steps[0].Effect.Should().Be(StepEffect.Unknown);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("DROP TABLE users")]
    [InlineData("[1]")]
    public void Is_not_read_from_what_nobody_of_us_wrote(string text) => Read(text).Should().BeNull();

    private static string Write(DownScript script) => StoredDownScript.Write(script, defined: null)!;

    private static DownScript? Read(string json) => StoredDownScript.Read(new(1, 1), json).Down;
}
