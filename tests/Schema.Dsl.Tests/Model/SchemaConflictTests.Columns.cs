namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static Table Measures => new("measures")
    {
        Columns = new[]
        {
            new Column("number", new("bigint")) { NotNull = true, Identity = new(Always: true) { SequenceName = "numbers" } },
            new Column("size", new("integer")),
            new Column("weight", new("integer")) { NotNull = true, Default = new NumberValue("1") },
            new Column("half", new("integer")) { GeneratedAs = "size / 2", IsVirtual = true },
        },
    };

    public static TheoryData<Operation, string> ColumnConflicts => new()
    {
        {
            new AlterColumnType("users", "decade", new("text")) { Using = "decade::text" },
            "the column \"decade\" of \"users\" is computed by the server, so its values cannot be converted. Leave Using(…) out"
        },
        {
            new DropDefault("users", "decade"),
            "the column \"decade\" of \"users\" is computed by the server, so it has no default"
        },
        { new SetCollation("users", "size", "C"), NoColumn("size") },
        { new SetIdentity("users", "size", new(Always: true)), NoColumn("size") },
        {
            new SetIdentity("measures", "size", new(Always: true)),
            "the column \"size\" of \"measures\" allows nulls, so the server cannot number it. Refuse them first, with NotNull()"
        },
        {
            new SetIdentity("measures", "weight", new(Always: true)),
            "the column \"weight\" of \"measures\" has a default, so the server cannot number it. "
                + "Take that away first, with DropDefault()"
        },
        {
            new SetIdentity("measures", "half", new(Always: true)),
            "the column \"half\" of \"measures\" is computed, so the server cannot number it"
        },
        {
            new AlterColumnType("measures", "number", new("numeric")),
            "the server numbers columns of the types smallint, integer and bigint alone, and \"number\" of \"measures\" would be numeric"
        },
        {
            new SetIdentity("measures", "number", new(Always: true) { SequenceName = "posts" }),
            Taken("posts", "a table")
        },
        {
            new AddColumn("posts", new("n", new("bigint")) { Identity = new(Always: true) { SequenceName = "numbers" } }),
            Taken("numbers", "a sequence of table \"measures\"")
        },
        { new DropIdentity("users", "size"), NoColumn("size") },
        {
            new DropIdentity("measures", "size"),
            "the column \"size\" of \"measures\" is not numbered by the server"
        },
        { new SetExpression("users", "size", "1"), NoColumn("size") },
        { new SetExpression("measures", "size", "1"), "the column \"size\" of \"measures\" is not computed from others" },
        { new DropExpression("users", "size"), NoColumn("size") },
        { new DropExpression("measures", "size"), "the column \"size\" of \"measures\" is not computed from others" },
        {
            new DropExpression("measures", "half"),
            "the column \"half\" of \"measures\" is computed when it is read, so it has no values to keep. "
                + "Remove it, and add an ordinary one"
        },
        { new SetStorage("users", "size", ColumnStorage.Main), NoColumn("size") },
        {
            new SetStorage("measures", "size", ColumnStorage.External),
            "the column \"size\" of \"measures\" is integer, which is always stored plain"
        },
        { new SetCompression("users", "size", ColumnCompression.Pglz), NoColumn("size") },
        {
            new SetCompression("measures", "size", ColumnCompression.Pglz),
            "the column \"size\" of \"measures\" is integer, which is always stored plain"
        },
        { new SetStatistics("users", "size", 5), NoColumn("size") },
    };

    [Fact]
    public void A_sequence_that_was_given_its_name_keeps_it() =>
        SchemaConflict.Find(
            new RenameTable("measures", "sizes"),
            Before.Apply(new CreateTable(new("sizes_number_seq")))).Should().BeNull();
}
