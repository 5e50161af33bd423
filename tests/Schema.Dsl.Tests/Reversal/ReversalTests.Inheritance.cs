namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    public static TheoryData<Operation, Operation[]> ReversibleInheritance => new()
    {
        { new CreateTable(new("villages") { Inherits = Named("cities") }), [new DropTable("villages")] },
        { new DropTable("capitals"), [new CreateTable(Known("capitals"))] },
        { new DropTable("cities") { Cascade = true }, [
            new CreateTable(Known("cities")), new CreateTable(Known("towns")), new CreateTable(Known("capitals"))] },
        { new Inherit("hamlets", "cities"), [new NoInherit("hamlets", "cities")] },
        { new NoInherit("towns", "cities"), [new Inherit("towns", "cities")] },
        {
            new AddColumn("cities", new("mayor", new("text"))),
            [new DropColumn("cities", "mayor")]
        },
        {
            new DropColumn("cities", "size"),
            [
                new AddColumn("cities", Known("cities").Column("size")!),
                new AddConstraint("cities", Known("cities").Constraint("cities_size_check")!),
                new CreateIndex(Known("capitals").Indexes[0]),
                new SetDefault("capitals", "size", new NumberValue("9")),
                new SetNotNull("capitals", "size"),
                new SetComment(On.Column("capitals", "size"), "In square miles"),
            ]
        },
        { new RenameColumn("cities", "size", "area"), [new RenameColumn("cities", "area", "size")] },
        {
            new SetDefault("cities", "size", new NumberValue("5")),
            [
                new SetDefault("cities", "size", new NumberValue("1")),
                new SetDefault("capitals", "size", new NumberValue("9")),
                new DropDefault("towns", "size"),
            ]
        },
        { new AddConstraint("cities", new CheckConstraint("small", "size < 100")), [new DropConstraint("cities", "small")] },
        { new DropConstraint("cities", "cities_size_check"), [
            new AddConstraint("cities", Known("cities").Constraint("cities_size_check")!)] },
        {
            new AddConstraint("hamlets", new PrimaryKeyConstraint("hamlets_pkey", new[] { "size" })),
            [new DropConstraint("hamlets", "hamlets_pkey"), new DropNotNull("hamlets", "size")]
        },
    };

    /// <summary>What came before them: the columns and checks of tables that inherit are the fold's work.</summary>
    private static Operation[] Inheritance =>
    [
        new CreateTable(new("cities")
        {
            Columns = new[]
            {
                new Column("name", new("text")) { NotNull = true },
                new Column("size", new("integer")) { Default = new NumberValue("1") },
            },
            Constraints = new Constraint[] { new CheckConstraint("cities_size_check", "\"size\" > 0") },
        }),
        new CreateTable(new("capitals")
        {
            Columns = new[] { new Column("state", new("text")) },
            Inherits = Named("cities"),
        }),
        new CreateIndex(new("sizes", "capitals", new[] { IndexKey.OfColumn("size") })),
        new SetDefault("capitals", "size", new NumberValue("9")),
        new SetNotNull("capitals", "size"),
        new SetComment(On.Column("capitals", "size"), "In square miles"),
        Alike("towns"),
        new Inherit("towns", "cities"),
        Alike("hamlets"),
    ];

    [Fact]
    public void What_a_table_has_by_inheritance_alone_becomes_its_own_for_good() =>
        Reversal.Of(new NoInherit("capitals", "cities"), Before).Should().Be(new Reversal.Impossible(
            "the table \"capitals\" has the column \"name\", the column \"size\", the constraint \"cities_size_check\" from \"cities\" "
            + "alone, keeps them for its own, and no server takes that back"));

    [Fact]
    public void A_table_that_numbers_what_it_inherits_goes_on_refusing_nulls()
    {
        var numbered = Before
            .Apply(new DropDefault("capitals", "size"))
            .Apply(new SetIdentity("capitals", "size", new(Always: true)));

        Reversal.Of(new SetNotNull("cities", "size"), numbered)
            .Should().Be(new Reversal.Possible(new DropNotNull("cities", "size")));
        numbered.Apply(new SetNotNull("cities", "size")).Apply(new DropNotNull("cities", "size"))
            .Tables.Where(table => table.Column("size") is { NotNull: true })
            .Select(table => table.Name).Should().Equal((TableName)"capitals");
    }

    [Fact]
    public void A_table_that_numbers_what_it_inherits_numbers_it_again_before_its_key_and_its_grants()
    {
        var identity = new On.IdentityTarget("capitals", "size");
        var before = Before
            .Apply(new DropDefault("capitals", "size"))
            .Apply(new SetIdentity("capitals", "size", new(Always: true)))
            .Apply(Grant("USAGE", identity, "app"));

        Undone(new DropColumn("cities", "size"), before).Should().Equal(
            new AddColumn("cities", Known("cities").Column("size")!),
            new DropDefault("capitals", "size"),
            new SetNotNull("capitals", "size"),
            new SetIdentity("capitals", "size", new(Always: true)),
            new AddConstraint("cities", Known("cities").Constraint("cities_size_check")!),
            new CreateIndex(Known("capitals").Indexes[0]),
            Grant("USAGE", identity, "app"),
            new SetComment(On.Column("capitals", "size"), "In square miles"));
    }

    [Fact]
    public void Storage_and_statistics_of_a_column_reach_those_that_have_it_for_their_own()
    {
        var column = Known("cities").Column("name")! with { Storage = ColumnStorage.External, Statistics = 7 };
        var before = Before.Apply(new DropColumn("cities", "name"));
        var after = before.Apply(new AddColumn("cities", column));

        after.Find("towns")!.Column("name").Should().Be(column);
        Undone(new AddColumn("cities", column), before).Should().Equal(
            new DropColumn("cities", "name"),
            new SetStorage("towns", "name", null),
            new SetStatistics("towns", "name", null));
    }

    [Fact]
    public void A_check_goes_with_its_column_from_tables_that_keep_the_column_for_their_own()
    {
        var before = Before.Apply(new AddConstraint("cities", new CheckConstraint("small", "size < 100")));
        var after = before.Apply(new DropColumn("cities", "size"));

        after.Find("towns")!.Constraints.Select(check => check.Name).Should().Equal("cities_size_check");
        Reversal.Of(new DropColumn("cities", "size"), before).Should().BeOfType<Reversal.Possible>()
            .Subject.Operations.Aggregate(after, (model, operation) => model.Apply(operation))
            .Find("towns").Should().Be(before.Find("towns"));
    }

    [Fact]
    public void A_table_does_not_come_back_with_an_inherited_check_that_is_not_valid() =>
        Reversal.Of(new DropTable("capitals"), Before.Apply(
            new AddConstraint("cities", new CheckConstraint("small", "size < 100") { NotValid = true })))
            .Should().Be(new Reversal.Impossible(
                "the constraint \"small\" of \"capitals\" is inherited and not valid, and in a new table it would be. Validate that "
                + "of the table it is inherited from before, with ValidateConstraint"));

    private static CreateTable Alike(string name) => new(new(name)
    {
        Columns = new[]
        {
            new Column("name", new("text")) { NotNull = true },
            new Column("size", new("integer")),
        },
        Constraints = new Constraint[] { new CheckConstraint("cities_size_check", "\"size\" > 0") },
    });

    private static ValueList<TableName> Named(params TableName[] tables) => tables;
}
