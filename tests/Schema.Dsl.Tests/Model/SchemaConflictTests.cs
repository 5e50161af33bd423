namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static readonly Column Id = new("id", new("bigint")) { NotNull = true, Identity = new(Always: false) };

    private static readonly Table Users = new("users")
    {
        Columns = new[]
        {
            Id,
            new Column("email", new("text")) { NotNull = true },
            new Column("age", new("integer")),
            new Column("decade", new("integer")) { GeneratedAs = "age / 10" },
        },
        Constraints = new Constraint[]
        {
            new PrimaryKeyConstraint("users_pkey", new[] { "id" }),
            new CheckConstraint("users_age_check", "age >= 0"),
        },
        Indexes = new[]
        {
            Index("users_email_index", "users", "email") with { Unique = true },
            Index("users_age_index", "users", "age"),
            Unique("users_lower_index", IndexKey.OfExpression("lower(email)")),
            Unique("users_adult_index", IndexKey.OfColumn("age")) with { Where = "age > 17" },
            Unique("users_oldest_index", IndexKey.OfColumn("age") with { Sort = Sort.Descending }),
        },
    };

    private static readonly Table Posts = new("posts")
    {
        Columns = new[] { Id, new Column("author", new("text")), new Column("owner_id", new("bigint")) },
        Constraints = new Constraint[]
        {
            new ForeignKeyConstraint("posts_author_fkey", new[] { "author" }, "users", new[] { "email" }),
            new ForeignKeyConstraint("posts_owner_id_fkey", new[] { "owner_id" }, "users", new[] { "id" }),
        },
    };

    private static readonly SchemaModel Before = new[] { Users, Measures, Posts, Orders, new Table("crowded.adults") }
        .Concat(MoreTables)
        .Concat(PartitionedTables)
        .Concat(InheritingTables)
        .Select(table => (Operation)new CreateTable(table))
        .Concat(Objects.Concat(Relations).Concat(Triggers).Select(created => new CreateObject(created)))
        .OrderBy(operation => operation is CreateObject { Object.Name.IsType: false })
        .Concat(Parts)
        .Aggregate(SchemaModel.Empty(), (model, operation) => model.Apply(operation));

    public static TheoryData<Operation, string> Conflicts => new()
    {
        { new CreateTable(new("users")), Taken("users", "a table") },
        { new CreateTable(new("users_age_index")), Taken("users_age_index", "an index of table \"users\"") },
        { new CreateTable(new("users_pkey")), Taken("users_pkey", "a constraint of table \"users\"") },
        { new CreateTable(new("users_id_seq")), Taken("users_id_seq", "a sequence of table \"users\"") },
        { new CreateTable(Posts with { Name = "x", Constraints = new[] { References("nowhere") } }), NoTable("nowhere") },
        { new DeclareTable(Users), "the table \"users\" is known already, so there is nothing to declare" },
        { new DropTable("nowhere"), NoTable("nowhere") },
        {
            new DropTable("users"),
            "the table \"users\" is referred to by \"posts_author_fkey\" of \"posts\", \"posts_owner_id_fkey\" of \"posts\". "
                + "Drop that first, with DropConstraint; or drop it too, with DropTable(\"users\", cascade: true)"
        },
        { new RenameTable("nowhere", "x"), NoTable("nowhere") },
        { new RenameTable("posts", "users"), Taken("users", "a table") },

        { new AddColumn("nowhere", new("x", new("text"))), NoTable("nowhere") },
        { new AddColumn("users", new("age", new("text"))), "there is a column \"age\" in table \"users\" already" },
        { new DropColumn("users", "size"), NoColumn("size") },
        { new DropColumn("users", "age"), "the column \"decade\" of \"users\" is computed from \"age\". Remove that first" },
        {
            new DropColumn("users", "email"),
            "the column \"email\" of \"users\" is referred to by \"posts_author_fkey\" of \"posts\". Drop that first, with DropConstraint"
        },
        { new RenameColumn("users", "size", "x"), NoColumn("size") },
        { new RenameColumn("users", "age", "email"), "there is a column \"email\" in table \"users\" already" },
        { new AlterColumnType("users", "size", new("text")), NoColumn("size") },
        { new SetNotNull("users", "size"), NoColumn("size") },
        { new DropNotNull("users", "size"), NoColumn("size") },
        {
            new DropNotNull("users", "id"),
            "the column \"id\" of \"users\" is part of the primary key \"users_pkey\", which allows no nulls"
        },
        { new DropNotNull("posts", "id"), "the column \"id\" of \"posts\" is numbered by the server, so it allows no nulls" },
        { new SetDefault("users", "size", new NumberValue("1")), NoColumn("size") },
        {
            new SetDefault("users", "decade", new NumberValue("1")),
            "the column \"decade\" of \"users\" is computed by the server, so it cannot have a default"
        },
        { new DropDefault("users", "size"), NoColumn("size") },
        { new DropDefault("users", "id"), "the column \"id\" of \"users\" is numbered by the server, so it has no default" },

        { new SetComment(On.Table("nowhere"), "x"), NoTable("nowhere") },
        { new SetComment(On.Column("users", "size"), "x"), NoColumn("size") },
        {
            new SetComment(On.Constraint("users", "x"), "x"),
            "there is no constraint \"x\" on table \"users\"; it has users_pkey, users_age_check"
        },
        { Insert("nowhere", "id"), NoTable("nowhere") },
        { Insert("users", "size"), NoColumn("size") },
        {
            Insert("users", "decade"),
            "the column \"decade\" of \"users\" is computed by the server, so it cannot be given a value. Leave it out"
        },
        {
            new InsertRows("users", new[] { "id" }, new[] { Row(1), Row(2), Row(1) }),
            "two of the rows have the same id, which the key \"users_pkey\" of \"users\" allows once"
        },
        {
            new InsertRows("users", new[] { "id", "age" }, new[] { Row(1).Add(new NumberValue("2")) }) { OnConflict = new[] { "id", "age" } },
            "no key of \"users\" has exactly the columns id, age, by which a row that is there already could be found. Make one "
            + "first, with UniqueIndex or AddUnique"
        },
        {
            new InsertRows("users", new[] { "id" }, new[] { Row(1), Row(1) }) { OnConflict = new[] { "id" } },
            "two of the rows have the same id, which the key \"users_pkey\" of \"users\" allows once"
        },
        { new UpdateRows("users", Terms("size"), Terms("id")), NoColumn("size") },
        { new UpdateRows("users", Terms("age"), Terms("size")), NoColumn("size") },
        { new UpdateRows("nowhere", new SqlTerms("a = 1"), new SqlTerms("true")), NoTable("nowhere") },
        { new UpdateRows("users", Terms("age"), Terms("id")) { Undo = new UpdateRows("users", Terms("size"), Terms("id")) }, NoColumn("size") },
        { new BackfillRows("users", new SqlTerms("age = 1, size = 2")), NoColumn("size") },
        { new BackfillRows("nowhere", new SqlTerms("a = 1")), NoTable("nowhere") },
        { new BackfillRows("users", new SqlTerms("age = size + 1")), NoColumn("size") },
        { new BackfillRows("users", new SqlTerms("age = 1")) { Where = new SqlTerms("size IS NULL") }, NoColumn("size") },
        { new DeleteRows("users", Terms("size")), NoColumn("size") },
        { new DeleteRows("users", new SqlTerms("true")) { Undo = Insert("users", "size") }, NoColumn("size") },

        { new SetComment(On.Index("x"), "x"), "there is no index \"x\"" },
    };

    /// <summary>The tables of all families.</summary>
    public static IEnumerable<object[]> Everything =>
    [
        .. Conflicts,
        .. ConflictsOfObjects,
        .. ConflictsOfRelations,
        .. ConflictsOfTriggers,
        .. IndexConflicts,
        .. ConstraintConflicts,
        .. ColumnConflicts,
        .. ConflictsOfTypes,
        .. TableConflicts,
        .. GrantConflicts,
        .. StatisticsConflicts,
        .. PartitionConflicts,
        .. InheritanceConflicts,
    ];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Says_what_cannot_be(Operation operation, string conflict) =>
        SchemaConflict.Find(operation, Before).Should().Be(conflict);

    [Theory]
    [MemberData(nameof(Everything))]
    public void Says_nothing_after_raw_SQL(Operation operation, string conflict) =>
        SchemaConflict.Find(operation, Before.WithUnknowns()).Should().BeNull("\"{0}\" may be wrong by now", conflict);

    [Fact]
    public void A_renamed_tables_sequence_must_find_its_name_free()
    {
        var before = Before.Apply(new CreateTable(new("people") { Columns = new[] { new Column("x", new("text")) } }))
            .Apply(new CreateIndex(Index("members_id_seq", "people", "x")));

        SchemaConflict.Find(new RenameTable("users", "members"), before)
            .Should().Be(Taken("members_id_seq", "an index of table \"people\""));
        SchemaConflict.Find(new RenameColumn("users", "id", "number"), before.Apply(new RenameIndex("members_id_seq", "users_number_seq")))
            .Should().Be(Taken("users_number_seq", "an index of table \"people\""));
    }

    [Fact]
    public void Numbers_that_the_server_always_gives_cannot_be_given()
    {
        var before = SchemaModel.Empty().Apply(new CreateTable(new("tickets")
        {
            Columns = new[] { Id with { Identity = new(Always: true) } },
        }));

        SchemaConflict.Find(Insert("tickets", "id"), before).Should().Be(
            "the column \"id\" of \"tickets\" is computed by the server, so it cannot be given a value. Leave it out");
    }

    [Fact]
    public void How_a_type_is_stored_is_known_of_types_that_are_not_built_in()
    {
        var before = Before
            .Apply(new CreateObject(new Domain("level", ColumnType.Named("status"))))
            .Apply(new CreateTable(new("tasks") { Columns = new[] { new Column("level", ColumnType.Named("level")) } }));
        const string AlwaysPlain = "the column \"level\" of \"tasks\" is \"level\", which is always stored plain";
        var column = new Column("rank", ColumnType.Named("status"));

        Find(new SetStorage("tasks", "level", ColumnStorage.Main)).Should().Be(AlwaysPlain);
        Find(new SetCompression("tasks", "level", ColumnCompression.Lz4)).Should().Be(AlwaysPlain);
        Find(new AddColumn("tasks", column with { Storage = ColumnStorage.External })).Should().Be(
            "the column \"rank\" of \"tasks\" is \"status\", which is always stored plain");
        Find(new AddColumn("tasks", column with { Storage = ColumnStorage.Plain })).Should().BeNull();
        Find(new AddColumn("tasks", column with { Type = ColumnType.Named("address"), Storage = ColumnStorage.Main }))
            .Should().BeNull();

        string? Find(Operation operation) => SchemaConflict.Find(operation, before);
    }

    [Fact]
    public void Rows_without_a_value_for_a_key_may_be_alike() =>
        SchemaConflict.Find(
            new InsertRows("users", new[] { "email" }, Enumerable.Repeat<ValueList<SqlValue>>(
                new SqlValue[] { new ExpressionValue("gen()") }, 2).ToValueList()),
            Before).Should().BeNull();

    [Fact]
    public void A_key_beside_an_equal_one_may_go()
    {
        var before = Before.Apply(new AddConstraint("users", new UniqueConstraint("users_email_key", new[] { "email" })));

        SchemaConflict.Find(new DropIndexNamed("users_email_index"), before).Should().BeNull();
        SchemaConflict.Find(new DropConstraint("users", "users_email_key"), before).Should().BeNull();
    }

    [Fact]
    public void Every_operation_that_can_be_in_conflict_is_in_the_table_above() =>
        Conflicts.Concat(OnlineConflicts).Concat(ColumnConflicts).Concat(TableConflicts).Concat(PartitionConflicts).Concat(InheritanceConflicts).Concat(IndexConflicts).Concat(ConstraintConflicts).Concat(ConflictsOfObjects)
            .Concat(ConflictsOfTypes)
            .Concat(ConflictsOfRelations).Concat(ConflictsOfTriggers).Concat(GrantConflicts).Concat(StatisticsConflicts)
            .Select(row => row[0].GetType()).Append(typeof(TryType)).Append(typeof(ExecuteSql)).Append(typeof(RunCode))
            .Should().Contain(Every.OperationType);

    private static InsertRows Insert(string table, string column) => new(table, new[] { column }, new[] { Row(1) });

    private static ValueList<SqlValue> Row(int value) => new SqlValue[] { new NumberValue($"{value}") };

    private static ValueTerms Terms(string column) => new(new ColumnValue[] { new(column, new NumberValue("1")) });

    private static ForeignKeyConstraint References(string table) => new("posts_x_fkey", new[] { "author" }, table, new[] { "id" });

    private static IndexDefinition Index(string name, string table, params string[] columns) =>
        new(name, table, columns.Select(IndexKey.OfColumn).ToValueList());

    private static IndexDefinition Unique(string name, IndexKey key) => new(name, "users", new[] { key }) { Unique = true };

    private static string Taken(string name, string bearer) =>
        $"the name \"{name}\" is taken by {bearer}. Choose another, or rename that first";

    private static string NoTable(string name) =>
        $"there is no table \"{name}\". If it was there before Schema, declare it with ExistingTable(\"{name}\", t => …)";

    private static string NoColumn(string name) =>
        $"there is no column \"{name}\" in table \"users\"; it has id, email, age, decade";
}
