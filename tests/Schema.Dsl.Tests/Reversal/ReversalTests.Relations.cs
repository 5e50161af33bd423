namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static View Seniors => new("seniors", "SELECT id, age FROM users WHERE age > 66");

    private static MaterializedView Ages => new("ages_by_year", "SELECT age, count(*) FROM users GROUP BY age")
    {
        HasData = false,
        Indexes = new[] { new IndexDefinition("by_age", "ages_by_year", new[] { IndexKey.OfColumn("age") }) { Unique = true } },
        ColumnComments = new[] { new ColumnComment("age", "In years") },
    };

    private static MaterializedView Grown => new("grown", "SELECT id FROM users WHERE age > 17");

    private static IEnumerable<SchemaObject> Relations => [Seniors, Ages, Grown];

    public static TheoryData<Operation, Operation[]> ReversibleOnRelations => new()
    {
        // The condition alone is another: the server takes the old one in its place.
        {
            new ReplaceObject(new View("seniors", "SELECT id, age FROM users WHERE age > 70")),
            [new ReplaceObject(Seniors)]
        },

        // A column is added: to take it away again, the view has to be dropped.
        {
            new ReplaceObject(new View("seniors", "SELECT id, age, email FROM users WHERE age > 66")),
            [new ReplaceObject(Seniors) { Recreate = true }]
        },
        {
            new ReplaceObject(new View("seniors", "SELECT id FROM users WHERE age > 66")) { Recreate = true },
            [new ReplaceObject(Seniors)]
        },
        {
            new ReplaceObject(new View("seniors", "SELECT * FROM users")) { Recreate = true },
            [new ReplaceObject(Seniors) { Recreate = true }]
        },
        {
            new ReplaceObject(new MaterializedView("ages_by_year", "SELECT age FROM users")) { Recreate = true },
            [new ReplaceObject(Ages) { Recreate = true }]
        },
        { new DropObject(Ages.Name), [new CreateObject(Ages)] },
        {
            new RenameObject(Ages.Name, "x"),
            [new RenameObject(MaterializedView.NameOf("x"), "ages_by_year")]
        },
        {
            new RefreshMaterializedView("ages_by_year"),
            [new RefreshMaterializedView("ages_by_year") { WithData = false }]
        },
        { new RefreshMaterializedView("ages_by_year") { WithData = false }, [] },
        {
            new RefreshMaterializedView("grown") { WithData = false },
            [new RefreshMaterializedView("grown")]
        },
        { new RefreshMaterializedView("grown"), [] },
        {
            new SetComment(On.Column("ages_by_year", "age"), null),
            [new SetComment(On.Column("ages_by_year", "age"), "In years")]
        },
        { new SetComment(On.Column("seniors", "id"), "x"), [new SetComment(On.Column("seniors", "id"), null)] },
        { new DropIndexNamed("by_age"), [new CreateIndex(Ages.Indexes[0])] },
        { new DropIndex("ages_by_year", new[] { "age" }), [new CreateIndex(Ages.Indexes[0])] },
        { new RenameIndex("by_age", "x"), [new RenameIndex("x", "by_age")] },
    };

    public static TheoryData<Operation> WithoutTheirSource =>
    [
        new DropObject(MaterializedView.NameOf("years")),
        new RefreshMaterializedView("years") { WithData = false },
        new ReplaceObject(new MaterializedView("years", "SELECT 1 AS age")) { Recreate = true },
    ];

    [Theory]
    [MemberData(nameof(WithoutTheirSource))]
    public void Rows_do_not_come_back_from_a_view_that_has_lost_its_own(Operation operation)
    {
        var before = Before
            .Apply(new RefreshMaterializedView("ages_by_year"))
            .Apply(new CreateObject(new MaterializedView("years", "SELECT age FROM ages_by_year")))
            .Apply(new RefreshMaterializedView("ages_by_year") { WithData = false });

        Reversal.Of(operation, before).Should().Be(new Reversal.Impossible(
            "the rows of materialized view \"years\" are from materialized view \"ages_by_year\", which has none by now. "
            + "Write RefreshMaterializedView(\"ages_by_year\") before"));
    }
}
