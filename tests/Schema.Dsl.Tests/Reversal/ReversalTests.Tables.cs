namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    public static TheoryData<Operation, Operation[]> ReversibleTables => new()
    {
        { new SetTableSchema("users", "archive"), [new SetTableSchema("archive.users", "public")] },
        { new SetTableLogging("users", Unlogged: true), [new SetTableLogging("users", Unlogged: false)] },
        { new SetTableLogging("measures", Unlogged: false), [new SetTableLogging("measures", Unlogged: true)] },
        { new SetTableLogging("users", Unlogged: false), [new SetTableLogging("users", Unlogged: false)] },
        { Set("users", ("fillfactor", "70")), [new ResetTableParameters("users", new[] { "fillfactor" })] },
        {
            Set("measures", ("fillfactor", "80"), ("parallel_workers", "2")),
            [
                new ResetTableParameters("measures", new[] { "parallel_workers" }),
                Set("measures", ("fillfactor", "70"), ("autovacuum_enabled", "false")),
            ]
        },
        {
            new ResetTableParameters("measures", new[] { "fillfactor" }),
            [Set("measures", ("fillfactor", "70"), ("autovacuum_enabled", "false"))]
        },
        { new ResetTableParameters("users", new[] { "fillfactor" }), [] },
        { new SetTableTablespace("users", "fast"), [new SetTableTablespace("users", null)] },
        { new SetTableTablespace("measures", null), [new SetTableTablespace("measures", "fast")] },
    };

    [Fact]
    public void What_a_table_took_over_comes_back_written_out()
    {
        var before = Before.Apply(new CreateTable(new("copies")
        {
            Like = new[] { new LikeClause("users", Including.All, Place: 0) },
        }));

        var table = Reversal.Of(new DropTable("copies"), before).Should().BeOfType<Reversal.Possible>().Subject
            .Operations.Should().ContainSingle().Which.Should().BeOfType<CreateTable>().Which.Table;

        table.Like.Should().BeEmpty();
        table.Columns.Should().Equal(Users.Columns);
        table.Constraints.Select(constraint => constraint.Name).Should().Equal("copies_pkey", "users_age_check", "users_email_check");
        table.Indexes.Select(index => index.Name).Should().Equal(
            "copies_email_index",
            "copies_email_age_index",
            "copies_id_index",
            "copies_id_index1",
            "copies_lower_email_index");
    }

    [Fact]
    public void What_a_table_took_over_of_an_unknown_one_is_not_known()
    {
        var before = Before.WithUnknowns().Apply(new CreateTable(new("copies")
        {
            Like = new[] { new LikeClause("legacy", Including.All, Place: 0) },
        }));

        Reversal.Of(new DropTable("copies"), before).Should().Be(new Reversal.Impossible(
            "raw SQL may have changed the table \"copies\". Declare it as it is before this migration, with "
            + "ExistingTable(\"copies\", t => …)"));
    }

    private static SetTableParameters Set(string table, params (string Name, string Value)[] parameters) => new(
        table, parameters.Select(parameter => new StorageParameter(parameter.Name, parameter.Value)).ToValueList());
}
