using Schema.Dsl;
using Schema.Planning;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed partial class SqliteRefusalsTests
{
    private const string NoTablespaces = "SQLite keeps all of a database in one file; leave Tablespace out";

    private static readonly SqliteDialect Dialect = new(new Version(3, 50));

    private const string NoPartitions =
        "SQLite has no partitions; keep all rows in one table, with an index on what would divide them";

    private const string NoInheritance =
        "SQLite has no inheritance; take the columns over with Like, and read both tables in a view with UNION ALL";

    public static IEnumerable<object[]> All =>
        [.. Refused, .. RefusedOfColumns, .. RefusedOfIndexes, .. RefusedOfConstraints, .. RefusedOfObjects];

    public static TheoryData<Operation, string> Refused => new()
    {
        {
            new DropTable("billing.invoices"),
            "SQLite has no schemas; name it without one, such as \"billing_invoices\""
        },
        {
            Add(new ForeignKeyConstraint("a", new[] { "age" }, "other.users", new[] { "id" })),
            "SQLite has no schemas; name it without one, such as \"other_users\""
        },
        {
            new CreateTable(new("copies") { Like = new[] { new LikeClause("legacy", Including.All, Place: 0) } }),
            "SQLite has no LIKE, and what \"legacy\" looks like is not known; declare it before, with "
                + "ExistingTable(\"legacy\", t => …)"
        },
        {
            new CreateTable(new("a") { Columns = new[] { Text("b") }, Unlogged = true }),
            "SQLite has one journal for all of a database; leave Unlogged out"
        },
        {
            new CreateTable(new("a") { Columns = new[] { Text("b") }, Tablespace = "fast" }),
            "SQLite keeps all of a database in one file; leave Tablespace out"
        },
        {
            new CreateTable(new("a") { Parameters = new StorageParameter[] { new("fillfactor", "70") } }),
            "SQLite has no storage parameters; leave fillfactor out"
        },
        {
            new SetTableSchema("users", "archive"),
            "SQLite has no schemas; rename the table, such as to \"archive_users\""
        },
        {
            new SetTableLogging("users", Unlogged: true),
            "SQLite has one journal for all of a database; leave Unlogged out"
        },
        {
            new SetTableParameters("users", new StorageParameter[] { new("fillfactor", "70") }),
            "SQLite has no storage parameters; leave fillfactor out"
        },
        {
            new ResetTableParameters("users", new[] { "fillfactor" }),
            "SQLite has no storage parameters; leave fillfactor out"
        },
        {
            new CreateTable(new Table("a")
            {
                Columns = new[] { Text("b") },
                PartitionedBy = new(PartitionMethod.List, new[] { IndexKey.OfColumn("b") }),
            }),
            NoPartitions
        },
        { new CreateTable(new Table("a") { PartitionOf = new("users", new DefaultBound()) }), NoPartitions },
        { new AttachPartition("a", new("users", new DefaultBound())), NoPartitions },
        { new DetachPartition("a", "users"), NoPartitions },
        { new AttachIndex("a", "b"), NoPartitions },
        { new CreateTable(new Table("a") { Inherits = new TableName[] { "users" } }), NoInheritance },
        { new Inherit("a", "users"), NoInheritance },
        { new NoInherit("a", "users"), NoInheritance },
        {
            new SetTableTablespace("users", "fast"),
            "SQLite keeps all of a database in one file; leave Tablespace out"
        },
        {
            new CreateTable(new("a")
            {
                Columns = new[] { Text("b"), Text("c") with { GeneratedAs = "lower(b)" } },
                Constraints = new Constraint[] { new PrimaryKeyConstraint("a_pkey", new[] { "c" }) },
            }),
            "SQLite has no generated columns in primary keys; make \"c\" unique instead"
        },
        {
            new RenameTable("users", "sqlite_users"),
            "SQLite keeps names that begin with sqlite_ to itself; choose another"
        },
        { new CreateTable(new Table("a") { Columns = new[] { Text("b"), Text("B") } }), Twins("b", "B") },
        { new CreateTable(new Table("Users") { Columns = new[] { Text("b") } }), Twins("users", "Users") },
        { new RenameTable("lonely", "Users"), Twins("users", "Users") },
        { new CreateTable(new Table("a")), "SQLite has no tables without columns; keep one, or drop the table" },
        { new SetNotNull("legacy", "a"), NotKnown("legacy") },
        { new AddColumn("legacy", Integer("a") with { NotNull = true }), NotKnown("legacy") },
        { new AddConstraint("legacy", new UniqueConstraint("a", new[] { "a" })), NotKnown("legacy") },
        { new SetNotNull("users", "made_by_hand"), PartNotKnown("the column \"made_by_hand\"") },
        { new DropConstraint("users", "made_by_hand"), PartNotKnown("the constraint \"made_by_hand\"") },
        {
            new ExecuteSql("SELECT 1; COMMIT", null),
            "COMMIT does not belong in a migration, which is a transaction of its own; leave it out"
        },
        {
            new ExecuteSql("SELECT 1", "-- a\nvacuum"),
            "VACUUM does not belong in a migration, which is a transaction of its own; leave it out"
        },
        {
            new ExecuteSql("UPDATE users SET email = :email", null),
            ":email is a parameter, and a migration has no value for it; write the value"
        },
        { new ExecuteSql("SELECT 'a\0b'", null), "it has a NUL character in it, where SQLite stops reading" },
        {
            new InsertRows("users", new[] { "age" }, new[]
            {
                (ValueList<SqlValue>)new SqlValue[] { new ArrayValue(ValueList<SqlValue>.Empty) },
            }),
            "SQLite has no arrays; give JSON as a text, or a row for each element"
        },
        {
            new UpdateRows("users", new SqlTerms("age = 1::int"), new SqlTerms("true")),
            "SQLite has no casts with ::, as in age = 1::int; write CAST(… AS …)"
        },
        {
            new DeleteRows("users", new SqlTerms("age = 1")) { Undo = new ExecuteSql("ROLLBACK", null) },
            "ROLLBACK does not belong in a migration, which is a transaction of its own; leave it out"
        },
        {
            new DeleteRows("users", new SqlTerms(@"email = E'\'; DROP TABLE users; --'")),
            "SQLite reads more than one statement in it: to SQLite a backslash is a character like any other; "
                + "write a quote in a text twice"
        },
        { Add(new CheckConstraint("a", "age <> '\0'")), "it has a NUL character in it, where SQLite stops reading" },
    };

    [Theory, MemberData(nameof(All))]
    public void Refuses_before_anything_runs(Operation operation, string refusal)
    {
        var before = SchemaModel.Empty(Dialect.DefaultSchema)
            .Apply(new CreateTable(Users))
            .Apply(new CreateTable(new Table("lonely") { Columns = new[] { Text("a") } }));

        Dialect.Refuse(operation, before).Should().Be(refusal);
    }

    [Fact]
    public void Finds_nothing_more_in_what_comes_after_what_it_refuses()
    {
        var before = SchemaModel.Empty(Dialect.DefaultSchema)
            .Apply(new CreateTable(Users))
            .Apply(Add(Text("tags") with { Default = new ArrayValue(ValueList<SqlValue>.Empty) }))
            .Apply(Add(Text("age_limit") with { Default = new DurationValue(TimeSpan.FromDays(1)) }))
            .Apply(Add(new ExclusionConstraint("one_age", ValueList<ExclusionElement>.Empty)));

        Dialect.Refuse(new SetNotNull("users", "email"), before).Should().BeNull();
        Dialect.Render(new SetNotNull("users", "email"), before).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("ROLLBACK TO before_it")]
    [InlineData("SAVEPOINT before_it")]
    [InlineData("UPDATE users SET email = ':a ?1 @b $c'")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END")]
    public void Takes_raw_sql_that_stays_in_the_transaction(string sql) =>
        Dialect.Refuse(new ExecuteSql(sql, null), SchemaModel.Empty(Dialect.DefaultSchema)).Should().BeNull();

    private static string Twins(string one, string other) =>
        $"SQLite does not tell \"{one}\" from \"{other}\"; let them differ in more than case";

    private static AddColumn Add(Column column) => new("users", column);

    private static AddConstraint Add(Constraint constraint) => new("users", constraint);

    private static string NotKnown(string table) =>
        $"SQLite has to make the table anew for that, and what \"{table}\" looks like is not known; "
        + $"declare the whole of it before, with ExistingTable(\"{table}\", t => …)";

    private static string PartNotKnown(string part) =>
        $"SQLite has to make the table anew for that, and {part} of \"users\" is not known; "
        + "change it with Execute, as it was made";
}
