namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static Table Measures => new("measures")
    {
        Columns = new[]
        {
            new Column("number", new("bigint")) { NotNull = true, Identity = Numbered },
            new Column("name", new("text"))
            {
                Collation = "C",
                Storage = ColumnStorage.External,
                Compression = ColumnCompression.Lz4,
                Statistics = 500,
            },
            new Column("note", new("text")),
            new Column("length", new("integer")) { GeneratedAs = "length(name)" },
        },
        Constraints = new Constraint[] { new CheckConstraint("measures_length_check", "length < 9") },
        Indexes = new[] { new IndexDefinition("lengths", "measures", new[] { IndexKey.OfColumn("length") }) },
        Parameters = new StorageParameter[] { new("fillfactor", "70"), new("autovacuum_enabled", "false") },
        Unlogged = true,
        Tablespace = "fast",
    };

    private static Identity Numbered => new(Always: true) { Start = 10, Increment = 5, SequenceName = "numbers" };

    public static TheoryData<Operation, Operation[]> ReversibleColumns => new()
    {
        {
            new AlterColumnType("measures", "name", new("varchar")),
            [new AlterColumnType("measures", "name", new("text")) { Using = "\"name\"::text" }]
        },
        {
            new AlterColumnType("measures", "name", new("text")) { Collation = "POSIX", Using = "name" },
            [
                new AlterColumnType("measures", "name", new("text"))
                {
                    Collation = "C",
                    Using = "\"name\"::text",
                    UsingBack = "name",
                },
            ]
        },
        {
            new AlterColumnType("measures", "note", new("text")) { Collation = "C" },
            [new AlterColumnType("measures", "note", new("text")) { Collation = "default", Using = "\"note\"::text" }]
        },
        {
            new AlterColumnType("measures", "name", new("integer")) { UsingBack = "name::text" },
            [
                new AlterColumnType("measures", "name", new("text")) { Collation = "C", Using = "name::text" },
                new SetStorage("measures", "name", ColumnStorage.External),
                new SetCompression("measures", "name", ColumnCompression.Lz4),
            ]
        },
        { new SetCollation("measures", "name", "default"), [new SetCollation("measures", "name", "C")] },
        { new SetCollation("measures", "note", "other.german"), [new SetCollation("measures", "note", "default")] },
        {
            new SetIdentity("measures", "number", new(Always: false)),
            [new SetIdentity("measures", "number", Numbered)]
        },
        { new SetIdentity("users", "email", new(Always: false)), [new DropIdentity("users", "email")] },
        { new DropIdentity("measures", "number"), [new SetIdentity("measures", "number", Numbered)] },
        {
            new SetExpression("measures", "length", "7"),
            [new SetExpression("measures", "length", Measures.Column("length")!.GeneratedAs!)]
        },
        {
            new DropExpression("measures", "length"),
            [
                new DropColumn("measures", "length"),
                new AddColumn("measures", Measures.Column("length")!),
                new AddConstraint("measures", Measures.Constraints[0]),
                new CreateIndex(Measures.Indexes[0]),
            ]
        },
        {
            new SetStorage("measures", "name", ColumnStorage.Main),
            [new SetStorage("measures", "name", ColumnStorage.External)]
        },
        { new SetStorage("measures", "note", ColumnStorage.Main), [new SetStorage("measures", "note", null)] },
        {
            new SetCompression("measures", "name", null),
            [new SetCompression("measures", "name", ColumnCompression.Lz4)]
        },
        {
            new SetCompression("measures", "note", ColumnCompression.Pglz),
            [new SetCompression("measures", "note", null)]
        },
        { new SetStatistics("measures", "name", null), [new SetStatistics("measures", "name", 500)] },
        { new SetStatistics("measures", "note", 7), [new SetStatistics("measures", "note", null)] },
    };

    [Fact]
    public void A_generated_column_comes_back_with_the_foreign_keys_that_refer_to_it()
    {
        var reference = new ForeignKeyConstraint("posts_fkey", new[] { "measure" }, "measures", new[] { "length" });
        var before = Before.Apply(new CreateTable(new("posts") { Constraints = new Constraint[] { reference } }));

        var back = Reversal.Of(new DropExpression("measures", "length"), before)
            .Should().BeOfType<Reversal.Possible>().Subject.Operations;

        back[0].Should().Be(new DropConstraint("posts", "posts_fkey"));
        back[back.Count - 1].Should().Be(new AddConstraint("posts", reference));
    }

    [Fact]
    public void What_raw_SQL_may_have_changed_is_not_dropped_for_good_and_made_otherwise()
    {
        var touched = Before.Apply(new ExecuteSql("ALTER TABLE users ADD shoe_size int", null));

        Reversal.Of(new DropTable("users"), touched).Should().Be(new Reversal.Impossible(
            "raw SQL may have changed the table \"users\". Declare it as it is before this migration, with "
            + "ExistingTable(\"users\", t => …)"));
        Reversal.Of(new DropTable("measures"), touched).Should().Be(new Reversal.Possible(new CreateTable(Measures)));
    }

    [Fact]
    public void What_a_column_took_along_that_nobody_knows_does_not_come_back()
    {
        var touched = Before
            .Apply(new ExecuteSql("ALTER TABLE users ADD shoe_size int", null))
            .Apply(new CreateTable(new("heirs") { Inherits = new TableName[] { "users" } }));

        Reversal.Of(new DropColumn("users", "age"), touched).Should().Be(new Reversal.Impossible(
            "\"heirs\" follows \"users\" and is in doubt: what it loses with the column \"age\" is not known. "
            + "Declare it as it is before this migration, with ExistingTable(\"heirs\", t => …)"));
        Reversal.Of(
            new AddConstraint("heirs", new PrimaryKeyConstraint("heirs_pkey", new[] { "shoe_size" })), touched)
            .Should().Be(new Reversal.Impossible(
                "the column \"shoe_size\" of \"heirs\" is not known from the history, nor whether it took nulls before. "
                + "Declare the table as it is before this migration, with ExistingTable(\"heirs\", t => …)"));
    }

    [Fact]
    public void A_declaration_takes_the_doubt_away()
    {
        var declared = Users with { Columns = Users.Columns.Add(new("shoe_size", new("integer"))) };
        var touched = Before
            .Apply(new ExecuteSql("ALTER TABLE users ADD shoe_size int", null))
            .Apply(new DeclareTable(declared));

        SchemaConflict.Find(new DeclareTable(declared), touched).Should().BeNull();
        Reversal.Of(new DropTable("users"), touched).Should().Be(new Reversal.Possible(
            new CreateTable(declared), new CreateObject(Audit), new CreateObject(Own)));
    }
}
