namespace Schema.Runner.Tests.History;

public sealed class HistoryOwnerTests
{
    [Theory]
    [InlineData("version varchar", "belongs to Rails, or to dbmate (its version is text)")]
    [InlineData("version TEXT", "belongs to Rails, or to dbmate (its version is text)")]
    [InlineData("version bigint, dirty boolean", "belongs to golang-migrate (it has a column dirty)")]
    [InlineData(
        "id bigint, applied timestamp, description character varying",
        "belongs to Migratus (it has id, applied, description)")]
    [InlineData("id integer, name text", "is no history of migrations (it has no column version)")]
    [InlineData("version bigint, checksum bytea", "belongs to a tool that is not known (it has checksum)")]
    public void Knows_other_tools_by_their_columns(string columns, string owner) =>
        HistoryOwner.Of(Read(columns)).Should().Be(owner);

    [Theory]
    [InlineData("version bigint, inserted_at timestamp")]
    [InlineData("VERSION INTEGER, INSERTED_AT TEXT")]
    [InlineData("version bigint, inserted_at timestamp, name text, run uuid")]
    [InlineData("version bigint, inserted_at timestamp, author text")]
    [InlineData(
        "version bigint, name text, applied_at timestamptz, position bigint, duration interval, fingerprint text, down text, "
        + "applied_by text, release text, run uuid, phase text")]
    public void Takes_Ectos_table_and_an_older_one_of_ours(string columns) => HistoryOwner.Of(Read(columns)).Should().BeNull();

    [Fact]
    public void Takes_ours() => HistoryOwner.Of(HistoryOwner.Columns.ToDictionary(name => name, _ => "integer")).Should().BeNull();

    [Fact]
    public void Takes_no_table() => HistoryOwner.Of(new Dictionary<string, string>()).Should().BeNull();

    private static Dictionary<string, string> Read(string columns) => columns
        .Split(", ")
        .Select(column => column.Split(' ', 2))
        .ToDictionary(column => column[0], column => column[1], StringComparer.OrdinalIgnoreCase);
}
