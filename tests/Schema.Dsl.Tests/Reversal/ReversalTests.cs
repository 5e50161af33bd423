using System.Data.Common;

namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static readonly Table Users = new("users")
    {
        Columns = new[]
        {
            new Column("id", new ColumnType("bigint")) { NotNull = true, Identity = new Identity(Always: false) },
            new Column("email", new ColumnType("text")) { NotNull = true, Comment = "Where mail goes" },
            new Column("age", new ColumnType("integer")) { Default = new NumberValue("0") },
        },
        Constraints = new Constraint[]
        {
            new PrimaryKeyConstraint("users_pkey", new[] { "id" }),
            new CheckConstraint("users_age_check", "age >= 0") { Comment = "Nobody is younger" },
            new ForeignKeyConstraint("users_age_fkey", new[] { "age" }, "ages", new[] { "id" }),
            new CheckConstraint("users_email_check", "\"email\" <> ''") { NotValid = true },
        },
        Indexes = new[]
        {
            Index("users_email_index", "email"),
            Index("users_email_age_index", "email", "age"),
            Index("users_id_index", "id") with { Where = "age > 17" },
            new IndexDefinition("users_lower_index", "users", new[]
            {
                IndexKey.OfExpression("lower(\"email\")") with { Statistics = 500 },
            })
            {
                Parameters = new[] { new StorageParameter("fillfactor", "70"), new StorageParameter("buffering", "off") },
                Tablespace = "fast",
            },
            Index("one_each", "id") with
            {
                Unique = true,
                NullsNotDistinct = true,
                Include = new[] { "email" },
                Parameters = new[] { new StorageParameter("fillfactor", "70") },
                Tablespace = "fast",
                Comment = "One each",
            },
        },
        Comment = "People",
    };

    private static readonly SchemaModel Before = Partitions.Concat(Inheritance).Aggregate(Relations.Prepend(Adults).Concat(Types).Concat([Log, FullName, Audit, Own]).Aggregate(
        SchemaModel.Empty().Apply(new CreateTable(Users)).Apply(new CreateTable(Measures)).Apply(new CreateTable(Drawn)),
        (model, created) => model.Apply(new CreateObject(created)))
        .InNextTransaction(), (model, operation) => model.Apply(operation));

    private static readonly Column Height = new("height", new ColumnType("integer"));

    private static readonly Constraint AgeCheck = Users.Constraint("users_age_check")!;

    private static readonly Func<DbConnection, CancellationToken, Task> There = (_, _) => Task.CompletedTask;

    private static readonly Func<DbConnection, CancellationToken, Task> Back = (_, _) => Task.FromResult(1);

    public static TheoryData<Operation, Operation[]> Reversible => new()
    {
        { new CreateTable(new Table("posts")), [new DropTable("posts")] },
        { new DeclareTable(new Table("legacy")), [] },
        {
            new DropTable("users"),
            [new CreateTable(Users), new CreateObject(Audit), new CreateObject(Own)]
        },
        { new RenameTable("users", "people"), [new RenameTable("people", "users")] },

        { new AddColumn("users", Height), [new DropColumn("users", "height")] },
        {
            new DropColumn("users", "age"),
            [
                new AddColumn("users", Users.Column("age")!),
                new AddConstraint("users", AgeCheck),
                new CreateIndex(Users.Indexes[1]),
                new CreateIndex(Users.Indexes[2]),
                new AddConstraint("users", Users.Constraint("users_age_fkey")!),
            ]
        },
        { new RenameColumn("users", "email", "mail"), [new RenameColumn("users", "mail", "email")] },
        {
            new AlterColumnType("users", "age", new ColumnType("text")) { Using = "age::text" },
            [new AlterColumnType("users", "age", new ColumnType("integer")) { Using = "\"age\"::integer", UsingBack = "age::text" }]
        },
        {
            new AlterColumnType("users", "age", new ColumnType("text")) { UsingBack = "length(age)" },
            [new AlterColumnType("users", "age", new ColumnType("integer")) { Using = "length(age)" }]
        },
        { new SetNotNull("users", "age"), [new DropNotNull("users", "age")] },
        { new SetNotNull("users", "email"), [] },
        { new DropNotNull("users", "email"), [new SetNotNull("users", "email")] },
        { new DropNotNull("users", "age"), [] },
        { new SetDefault("users", "age", new NumberValue("1")), [new SetDefault("users", "age", new NumberValue("0"))] },
        { new SetDefault("users", "email", new TextValue("x")), [new DropDefault("users", "email")] },
        { new DropDefault("users", "age"), [new SetDefault("users", "age", new NumberValue("0"))] },

        { new SetComment(On.Table("users"), null), [new SetComment(On.Table("users"), "People")] },
        { new SetComment(On.Column("users", "email"), "x"), [new SetComment(On.Column("users", "email"), "Where mail goes")] },
        { new SetComment(On.Constraint("users", "users_pkey"), "x"), [new SetComment(On.Constraint("users", "users_pkey"), null)] },
        { new SetComment(On.Index("users_id_index"), "x"), [new SetComment(On.Index("users_id_index"), null)] },
        {
            new InsertRows("users", new[] { "id", "email" }, new[] { Row(1, "a"), Row(2, "b") }),
            [new DeleteRows("users", Terms("id", 2)), new DeleteRows("users", Terms("id", 1))]
        },
        {
            new InsertRows("users", new[] { "email" }, new[] { Row("a") }) { Undo = new ExecuteSql("DELETE", null) },
            [new ExecuteSql("DELETE", null)]
        },
        {
            new UpdateRows("users", Terms("age", 2), Terms("id", 1)) { Undo = new DeleteRows("users", Terms("id", 1)) },
            [new DeleteRows("users", Terms("id", 1))]
        },
        {
            new DeleteRows("users", Terms("id", 1)) { Undo = new InsertRows("users", new[] { "id" }, new[] { Row(1) }) },
            [new InsertRows("users", new[] { "id" }, new[] { Row(1) })]
        },
        { new BackfillRows("users", new SqlTerms("age = 1")), [] },
        {
            new BackfillRows("users", new SqlTerms("age = 1")) { Undo = new BackfillRows("users", new SqlTerms("age = 0")) },
            [new BackfillRows("users", new SqlTerms("age = 0"))]
        },
        { new RunCode(There, Back), [new RunCode(Back, There)] },
        { new ExecuteSql("CREATE ROLE a", "DROP ROLE a"), [new ExecuteSql("DROP ROLE a", "CREATE ROLE a")] },
    };

    public static TheoryData<Operation, string> Irreversible => new()
    {
        {
            new DropTable("legacy"),
            "the table \"legacy\" is not known from the history. Declare what it looks like before this migration, with "
            + "ExistingTable(\"legacy\", t => …)"
        },
        {
            new DropColumn("users", "shoe_size"),
            "the column \"shoe_size\" of \"users\" is not known from the history. Declare the table as it is before this migration, with "
            + "ExistingTable(\"users\", t => …)"
        },
        { new DropIndex("users", new[] { "age" }), "the index of \"users\" over age is not known from the history" },
        { new DropIndexNamed("by_magic"), "the index \"by_magic\" is not known from the history" },
        { new SetIndexTablespace("by_magic", "fast"), "the index \"by_magic\" is not known from the history" },
        {
            new SetIndexStatistics("users_lower_index", 2, 9),
            "part 2 of the index \"users_lower_index\" is not known from the history"
        },
        { new DropConstraint("users", "fair"), "the constraint \"fair\" of \"users\" is not known from the history" },
        { new ValidateConstraint("users", "fair"), "the constraint \"fair\" of \"users\" is not known from the history" },
        {
            new AddConstraint("users", new UniqueConstraint("k", new[] { "email" })) { UsingIndex = "by_magic" },
            "the index \"by_magic\" of \"users\" is not known from the history"
        },
        {
            new InsertRows("legacy", new[] { "id" }, new[] { Row(1) }),
            "the table \"legacy\" is not known from the history, and with it no key that tells the rows from others. "
            + "Declare it before this migration, with ExistingTable(\"legacy\", t => …), "
            + "or give the undo: Insert(…).Undo(\"DELETE …\")"
        },
        { new InsertRows("users", new[] { "email", "age" }, new[] { Row("a", 1) }), NoKey("email, age") },
        { new InsertRows("users", new[] { "id" }, new[] { Row(1), Row([null]) }), NoKey("id") },
        { new InsertRows("users", new[] { "id" }, new[] { Row(new ExpressionValue("next()")) }), NoKey("id") },
        {
            new InsertRows("users", new[] { "id" }, new[] { Row(1) }) { OnConflict = new[] { "id" } },
            "nobody knows which of the rows of \"users\" were there before, and what they held. Give the undo: "
            + "Upsert(…).Undo(\"DELETE …\")"
        },
        {
            new InsertRows("users", new[] { "id" }, new[] { Row(1) }) { IrreversibleBecause = "it was sold" },
            "it was sold"
        },
        {
            new UpdateRows("users", new SqlTerms("age = 1"), new SqlTerms("true")),
            "an update does not know what was there before"
        },
        { new DeleteRows("users", new SqlTerms("true")), "a delete does not know what was there before" },
        {
            new BackfillRows("users", new SqlTerms("age = 1")) { IrreversibleBecause = "e-mails were sent" },
            "e-mails were sent"
        },
        { new RunCode(There, null), "code says only the way up" },
        { new RunCode(There, null) { IrreversibleBecause = "e-mails were sent" }, "e-mails were sent" },
        { new ExecuteSql("SELECT 1", null), "raw SQL says only the way up" },
        { new ExecuteSql("SELECT 1", null) { IrreversibleBecause = "e-mails were sent" }, "e-mails were sent" },
    };

    [Theory]
    [MemberData(nameof(Reversible))]
    [MemberData(nameof(ReversibleOnObjects))]
    [MemberData(nameof(ReversibleOnRelations))]
    [MemberData(nameof(ReversibleOnTypes))]
    [MemberData(nameof(ReversibleTriggers))]
    [MemberData(nameof(ReversibleIndexes))]
    [MemberData(nameof(ReversibleConstraints))]
    [MemberData(nameof(ReversibleColumns))]
    [MemberData(nameof(ReversibleTables))]
    [MemberData(nameof(ReversiblePartitions))]
    [MemberData(nameof(ReversibleInheritance))]
    public void Goes_back_to_what_was_there_before(Operation operation, Operation[] expected) =>
        Reversal.Of(operation, Before).Should().BeOfType<Reversal.Possible>().Which.Operations.Should().Equal(expected);

    [Theory]
    [MemberData(nameof(Irreversible))]
    [MemberData(nameof(IrreversibleOnObjects))]
    public void Does_not_guess_at_what_it_does_not_know(Operation operation, string reason) =>
        Reversal.Of(operation, Before).Should().Be(new Reversal.Impossible(reason));

    [Theory]
    [MemberData(nameof(Reversible))]
    [MemberData(nameof(ReversibleOnObjects))]
    [MemberData(nameof(ReversibleOnRelations))]
    [MemberData(nameof(ReversibleOnTypes))]
    [MemberData(nameof(ReversibleTriggers))]
    [MemberData(nameof(ReversibleIndexes))]
    [MemberData(nameof(ReversibleConstraints))]
    [MemberData(nameof(ReversibleColumns))]
    [MemberData(nameof(ReversibleTables))]
    [MemberData(nameof(ReversiblePartitions))]
    [MemberData(nameof(ReversibleInheritance))]
    public void Restores_the_model(Operation operation, Operation[] expected)
    {
        var after = expected.Prepend(operation).Aggregate(Before, (model, step) => model.Apply(step));

        // PostgreSQL cannot remove a value.
        var expectedModel = operation is AddEnumValue ? Before.Apply(operation) : Before;
        Describe(after).Should().Be(Describe(expectedModel));
    }

    // A foreign key rests on whichever of two equal keys the server found first.
    [Fact]
    public void A_key_beside_an_equal_one_goes_without_the_foreign_keys_that_may_rest_on_it()
    {
        var reference = new ForeignKeyConstraint("posts_author_fkey", new[] { "author" }, "users", new[] { "id" });
        var before = Before.Apply(new CreateTable(new("posts") { Constraints = new Constraint[] { reference } }));

        Undone(new AddConstraint("users", new UniqueConstraint("users_id_key", new[] { "id" }))).Should().Equal(
            new DropConstraint("posts", "posts_author_fkey"),
            new DropConstraint("users", "users_id_key"),
            new AddConstraint("posts", reference));
        Undone(new CreateIndex(Index("by_id", "id") with { Unique = true })).Should().Equal(
            new DropConstraint("posts", "posts_author_fkey"),
            new DropIndexNamed("by_id"),
            new AddConstraint("posts", reference));
        Undone(new CreateIndex(Index("by_id", "id"))).Should().Equal(new DropIndexNamed("by_id"));

        ValueList<Operation> Undone(Operation operation) =>
            Reversal.Of(operation, before).Should().BeOfType<Reversal.Possible>().Which.Operations;
    }

    [Fact]
    public void Rows_are_found_by_the_first_key_that_has_values()
    {
        var before = Before
            .Apply(new AddConstraint("users", new UniqueConstraint("k", new[] { "age", "email" })))
            .Apply(new CreateIndex(Index("by_email", "email") with { Unique = true, Where = "age > 17" }));

        Reversal.Of(new InsertRows("users", new[] { "email", "age" }, new[] { Row("a", 1) }), before)
            .Should().Be(new Reversal.Possible(new DeleteRows("users", new ValueTerms(new ColumnValue[]
            {
                new("age", new NumberValue("1")),
                new("email", new TextValue("a")),
            }))));
        Reversal.Of(new InsertRows("users", new[] { "email" }, new[] { Row("a") }), before)
            .Should().Be(new Reversal.Impossible(NoKey("email")), "the index holds some of the rows only");
    }

    [Fact]
    public void Every_operation_is_in_a_table_above() =>
        Reversible.Concat(ReversibleOnline).Concat(ReversibleColumns).Concat(ReversibleTables).Concat(ReversiblePartitions).Concat(ReversibleInheritance).Concat(ReversibleIndexes)
            .Concat(ReversibleConstraints).Concat(ReversibleOnObjects)
            .Concat(ReversibleOnRelations).Concat(ReversibleTriggers).Concat(ReversibleGrants).Concat(ReversibleStatistics).Concat(ReversibleOnTypes)
            .Select(row => row[0].GetType())
            .Should().Contain(Every.OperationType);

    private static ValueList<SqlValue> Row(params object?[] values) =>
        values.Select(new Literal("A value", "Sql").Of).ToValueList();

    private static ValueTerms Terms(string column, object value) =>
        new(new ColumnValue[] { new(column, Row(value)[0]) });

    private static string NoKey(string given) =>
        $"no key of \"users\" has values for all its columns among {given}, so that nothing tells the rows from others. "
        + "Give them, or the undo: Insert(…).Undo(\"DELETE …\")";

    private static IndexDefinition Index(string name, params string[] columns) =>
        new(name, "users", columns.Select(IndexKey.OfColumn).ToValueList());

    // Without the order of the parts, which is no part of the promise, and without the quotes that renames leave.
    private static string Describe(SchemaModel model) => string.Join("\n", model.Tables
        .Where(table => table.Name != "legacy")
        .SelectMany(table => table.Columns.Select(column => $"{column}")
            .Concat(table.Constraints.Select(constraint => $"{constraint}"))
            .Concat(table.Indexes.Select(index => $"{index with { Table = table.Name.Name }}"))
            .Append($"{model.SchemaOf(table.Name)}.{table.Name.Name} {table.Unlogged} {table.Tablespace} {table.Comment}")
            .Append($"{table.Name.Name} {table.Parameters} {table.Inherits}"))
        .Concat(model.Objects.Where(known => known != Legacy).Select(known => $"{known}".Replace("\"", "")))
        .OrderBy(line => line, StringComparer.Ordinal));
}
