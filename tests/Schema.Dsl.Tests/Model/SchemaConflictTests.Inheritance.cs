namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> InheritanceConflicts => new()
    {
        { Heir("x", "nowhere"), NoTable("nowhere") },
        { new Inherit("nowhere", "cities"), NoTable("nowhere") },
        { new Inherit("hamlets", "nowhere"), NoTable("nowhere") },
        { new NoInherit("nowhere", "cities"), NoTable("nowhere") },
        { new NoInherit("hamlets", "cities"), "the table \"hamlets\" does not inherit from \"cities\"" },
        {
            Heir("x", "days"),
            "the table \"days\" is divided into partitions, or is one, and PostgreSQL lets no table inherit from such a one. Take "
                + "the columns over with Like"
        },
        {
            new Inherit("days_2025", "cities"),
            "the table \"days_2025\" is divided into partitions, or is one, and PostgreSQL lets no such table inherit. Add the "
                + "columns to it"
        },
        {
            new AttachPartition("cities", new("lands", new DefaultBound())),
            "the column \"name\" of \"cities\" is not in \"lands\", and a partition has no columns of its own. Remove it, or add it "
                + "there"
        },
        {
            Heir("x", "cities", "towers"),
            "the column \"size\", which \"x\" inherits, is integer, and bigint in \"towers\". Give both the same"
        },
        {
            new CreateTable(new("x") { Columns = new[] { new Column("size", new("text")) }, Inherits = new TableName[] { "cities" } }),
            "the column \"size\" of \"cities\" is integer, and text in \"x\". Give both the same"
        },
        {
            new CreateTable(new("x")
            {
                Constraints = new Constraint[] { new PrimaryKeyConstraint("x_pkey", new[] { "id" }) },
                Inherits = new TableName[] { "cities" },
            }),
            "there is no column \"id\" in table \"x\""
        },
        {
            new CreateTable(new("x")
            {
                Constraints = new Constraint[] { new CheckConstraint("big", "size > 3") },
                Inherits = new TableName[] { "cities" },
            }),
            "the table \"x\" lacks the constraint \"big\" of \"cities\". Add it before, with AddCheck(\"x\", \"size > 0\", \"big\")"
        },
        { new Inherit("cities", "cities"), "the table \"cities\" is \"cities\" itself, or inherits from it" },
        { new Inherit("cities", "seats"), "the table \"seats\" is \"cities\" itself, or inherits from it" },
        { new Inherit("capitals", "cities"), "the table \"capitals\" inherits from \"cities\" already" },
        { new Inherit("towers", "cities"), "the column \"name\" of \"cities\" is not in \"towers\". Add it before" },
        {
            new Inherit("hamlets", "cities"),
            "the column \"name\" of \"cities\" refuses nulls, and not in \"hamlets\". Refuse them there before, with SetNotNull"
        },
        {
            new DropTable("cities"),
            "from the table \"cities\" inherit \"capitals\". Drop those first, or end that with NoInherit; or drop them too, with "
                + "DropTable(\"cities\", cascade: true)"
        },
        { new DropColumn("capitals", "name"), OfCities("column", "name", "Change it there, or end that before") },
        { new RenameColumn("capitals", "size", "area"), OfCities("column", "size", "Change it there, or end that before") },
        { new AlterColumnType("capitals", "size", new("bigint")), OfCities("column", "size", "Change it there, or end that before") },
        { new SetCollation("capitals", "name", "C"), OfCities("column", "name", "Change it there, or end that before") },
        {
            new DropNotNull("capitals", "name"),
            "the column \"name\" of \"cities\" refuses nulls, and so do the tables that inherit it. Allow them there"
        },
        { new DropConstraint("capitals", "big"), OfCities("constraint", "big", "Change that, or end it before") },
        { new RenameConstraint("capitals", "big", "huge"), OfCities("constraint", "big", "Change that, or end it before") },
        { new ValidateConstraint("capitals", "big"), OfCities("constraint", "big", "Change that, or end it before") },
        { new RenameColumn("cities", "size", "state"), "there is a column \"state\" in table \"capitals\" already" },
        {
            new AddColumn("cities", new("id", new("bigint")) { Identity = new(Always: false) }),
            "the table \"capitals\" inherits from \"cities\", and PostgreSQL adds no numbered column then. Add it without Identity(), "
                + "and number it behind, with Modify"
        },
        {
            new AddColumn("cities", new("state", new("integer"))),
            "the column \"state\" of \"cities\" is integer, and text in \"capitals\". Give both the same"
        },
        {
            new SetExpression("cities", "twice", "size * 3"),
            "the column \"twice\" of \"cities\" is inherited by \"capitals\", and how it is computed stays. Remove it, and add it as "
                + "it is to be"
        },
        {
            new DropExpression("capitals", "twice"),
            OfCities("column", "twice", "Change it there, or end that before")
        },
        {
            new AddConstraint("cities", new CheckConstraint("named", "cities.name <> ''")),
            "the constraint \"named\" names its table \"cities\", and PostgreSQL reads it again for each table that inherits. Write the "
                + "columns alone"
        },
        {
            new AddConstraint("cities", new CheckConstraint("stately", "name <> ''")),
            "the table \"capitals\" lacks the constraint \"stately\" of \"cities\". Add it before, with AddCheck(\"capitals\", "
                + "\"name <> ''\", \"stately\")"
        },
        {
            new RenameColumn("floors", "size", "area"),
            "the column \"size\" of \"floors\" is inherited by \"attics\", which inherits it from another table too. End one of them "
                + "before, with NoInherit"
        },
        {
            new RenameConstraint("floors", "tall", "high"),
            "the constraint \"tall\" of \"floors\" is inherited by \"attics\", which inherits it from another table too. End one of "
                + "them before, with NoInherit"
        },
        {
            new AttachPartition("attics", new("shares", new HashBound(4, 2))),
            "the column \"size\" of \"attics\" is not in \"shares\", and a partition has no columns of its own. Remove it, or add it "
                + "there"
        },
    };

    [Fact]
    public void What_refers_to_a_column_that_is_inherited_in_two_ways_keeps_it()
    {
        var before = new Operation[]
        {
            new CreateTable(Tall("houses")),
            new CreateTable(new("cabins") { Inherits = new TableName[] { "houses" } }),
            new CreateTable(new("huts")
            {
                Constraints = new Constraint[] { new PrimaryKeyConstraint("huts_pkey", new[] { "size" }) },
                Inherits = new TableName[] { "houses", "cabins" },
            }),
            new CreateTable(new("guests")
            {
                Columns = new[] { new Column("hut", new("bigint")) },
                Constraints = new Constraint[]
                {
                    new ForeignKeyConstraint("guests_hut_fkey", new[] { "hut" }, "huts", new[] { "size" }),
                },
            }),
        }.Aggregate(SchemaModel.Empty(), (model, operation) => model.Apply(operation));

        SchemaConflict.Find(new DropColumn("houses", "size"), before).Should().Be(
            "the column \"size\" of \"huts\" is referred to by \"guests_hut_fkey\" of \"guests\". Drop that first, with "
            + "DropConstraint");
    }

    private static IEnumerable<Table> InheritingTables =>
    [
        new("cities")
        {
            Columns = new[]
            {
                new Column("name", new("text")) { NotNull = true },
                new Column("size", new("integer")),
                new Column("twice", new("integer")) { GeneratedAs = "size * 2" },
            },
            Constraints = new Constraint[] { new CheckConstraint("big", "size > 0") },
        },
        new("capitals")
        {
            Columns = new[] { new Column("state", new("text")) },
            Constraints = new Constraint[] { new CheckConstraint("stately", "state <> ''") },
            Inherits = new TableName[] { "cities" },
        },
        new("seats") { Inherits = new TableName[] { "capitals" } },
        new("hamlets") { Columns = new[] { new Column("name", new("text")), new Column("size", new("integer")) } },
        Tall("towers"),
        Tall("floors"),
        new("attics") { Inherits = new TableName[] { "towers", "floors" } },
    ];

    private static Table Tall(string name) => new(name)
    {
        Columns = new[] { new Column("size", new("bigint")) },
        Constraints = new Constraint[] { new CheckConstraint("tall", "size > 0") },
    };

    private static CreateTable Heir(string name, params TableName[] from) => new(new(name) { Inherits = from });

    private static string OfCities(string kind, string name, string remedy) =>
        $"the {kind} \"{name}\" of \"capitals\" is inherited from \"cities\". {remedy}, with NoInherit(\"capitals\", from: \"cities\")";
}
