using Schema.Dsl;
using Schema.Planning;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed class SqliteRefusalsTests
{
    private const string NoTablespaces = "SQLite keeps all of a database in one file; leave Tablespace out";

    private const string NoStatistics =
        "SQLite has no statistics targets; leave Statistics out, and let the application run PRAGMA optimize";

    private const string NotValid =
        "SQLite has no constraints that are not valid; leave NotValid and ValidateConstraint out";

    private static readonly UniqueConstraint Unique = new("a", new[] { "age" });

    private static readonly ForeignKeyConstraint Reference = new("a", new[] { "age" }, "users", new[] { "id" });

    private static readonly IndexKey Age = IndexKey.OfColumn("age");

    private const string NoTypes =
        "SQLite has no types; use Text with a Check for an enum, and columns for the parts of any other";

    private const string NoDomains = "SQLite has no domains; put its Check on the columns";

    private const string NoSequences = "SQLite has no sequences; number the rows with BigInt(…).Identity()";

    private static readonly Sequence Tickets = new("a");

    private static readonly EnumType Status = new("a", new[] { "b" });

    private static readonly Domain Email = new("a", new("text"));

    private static readonly SqliteDialect Dialect = new(new Version(3, 50));

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

        { Add(Text("Email")), Twins("email", "Email") },
        { new RenameColumn("users", "age", "EMAIL"), Twins("email", "EMAIL") },
        { new CreateTable(new Table("a") { Columns = new[] { Text("b"), Text("B") } }), Twins("b", "B") },
        { new CreateTable(new Table("Users") { Columns = new[] { Text("b") } }), Twins("users", "Users") },
        { new RenameTable("lonely", "Users"), Twins("users", "Users") },
        {
            new CreateIndex(Tables.Index("Users_Email_Index", "users", "age")),
            Twins("users_email_index", "Users_Email_Index")
        },

        { Add(Text("tags") with { Type = new("text", ValueList<int>.Empty, 1) }), Column("tags", NoArrays("text[]")) },
        { Add(Type("tags", "order_status[]")), Column("tags", NoArrays("order_status[]")) },
        { Add(Type("a", "inet")), Column("a", "SQLite has no type inet; use Text") },
        { Add(Type("a", "interval")), Column("a", "SQLite has no type interval; use an integer that counts seconds") },
        {
            Add(Type("a", "interval day to second(3)")),
            Column("a", "SQLite has no type interval day to second(3); use an integer that counts seconds")
        },
        { Add(Type("a", "bit varying(8)")), Column("a", "SQLite has no type varbit(8); use an integer, or Binary") },
        { Add(Type("a", "oid")), Column("a", "SQLite has no type oid; use BigInt") },
        {
            Add(Type("a", "tstzrange")),
            Column("a", "SQLite has no type tstzrange; use a column for each end")
        },
        {
            Add(Type("a", "geometry(Point, 4326)")),
            Column("a", "SQLite has no type geometry(Point, 4326); use Text or Binary, in a format of your choice")
        },
        { Add(Type("a", "bigserial")), Column("a", "SQLite has no type bigserial; use BigInt(…).Identity()") },
        {
            new AlterColumnType("users", "email", new ColumnType("tsvector")),
            Column("email", "SQLite has no type tsvector; use an FTS5 table, made with Execute")
        },
        {
            Add(Text("a") with { Collation = "billing.NOCASE" }),
            Column("a", "SQLite has no collation billing.NOCASE; it has BINARY, NOCASE, RTRIM")
        },
        {
            new SetCollation("users", "email", "C"),
            Column("email", "SQLite has no collation C; it has BINARY, NOCASE, RTRIM")
        },
        {
            Add(Id with { Identity = new(Always: false) { Start = 10 } }),
            Column("id", "SQLite counts from 1 in steps of 1; write Identity() without more")
        },
        {
            new SetIdentity("users", "age", new(Always: true)),
            "SQLite always accepts explicit values; write Identity() without always"
        },
        {
            Add(Text("a") with { Storage = ColumnStorage.Main }),
            Column("a", "SQLite has one way to store values; leave Storage out")
        },
        {
            new SetStorage("users", "email", ColumnStorage.Main),
            "SQLite has one way to store values; leave Storage out"
        },
        {
            new SetCompression("users", "email", ColumnCompression.Pglz),
            "SQLite compresses nothing; leave Compression out"
        },
        {
            new SetStatistics("users", "email", 5),
            "SQLite keeps its statistics by table; leave Statistics out"
        },
        {
            Add(Text("a") with { Collation = "de-x-icu" }),
            Column("a", "SQLite has no collation de-x-icu; it has BINARY, NOCASE, RTRIM")
        },
        {
            new CreateTable(new Table("a") { Columns = new[] { Id with { Identity = new(Always: true) } } }),
            Column("id", "SQLite always accepts explicit values; write Identity() without always")
        },
        {
            new CreateTable(new Table("a")
            {
                Columns = new[] { Id, Text("name") },
                Constraints = new Constraint[] { new PrimaryKeyConstraint("a_pkey", new[] { "id", "name" }) },
            }),
            "SQLite numbers rows only in a primary key of one column, so \"id\" cannot be an identity column; "
                + "make it the primary key, or leave Identity() out"
        },
        {
            Add(Id with { Name = "number" }),
            "SQLite numbers rows only in a primary key of one column, so \"number\" cannot be an identity column; "
                + "make it the primary key, or leave Identity() out"
        },
        { new CreateTable(new Table("a")), "SQLite has no tables without columns; keep one, or drop the table" },
        { new DropColumn("lonely", "a"), "SQLite has no tables without columns; keep one, or drop the table" },

        {
            Add(new CheckConstraint("a", "age::text <> ''")),
            "SQLite has no casts with ::, as in age::text <> ''; write CAST(… AS …)"
        },
        {
            new SetDefault("users", "age", new ExpressionValue("1::integer + 1")),
            "SQLite has no casts with ::, as in 1::integer + 1; write CAST(… AS …)"
        },
        {
            new AlterColumnType("users", "age", new ColumnType("text")) { Using = "age::text || '!'" },
            "SQLite has no casts with ::, as in age::text || '!'; write CAST(… AS …)"
        },
        {
            Index(index => index with { Keys = new[] { IndexKey.OfExpression("age::text") } }),
            "SQLite has no casts with ::, as in age::text; write CAST(… AS …)"
        },
        {
            Add(Text("a") with { GeneratedAs = "age::text" }),
            "SQLite has no casts with ::, as in age::text; write CAST(… AS …)"
        },

        {
            Index(index => index with { Method = "gin" }),
            "SQLite has no access method gin; leave Using out for a B-tree"
        },
        {
            Index(index => index with { Include = new[] { "age" } }),
            "SQLite has no INCLUDE; add the columns to the key"
        },
        {
            Index(index => index with { Unique = true, NullsNotDistinct = true }),
            "SQLite takes nulls in a unique index as different; index an expression such as coalesce(…, '') instead"
        },
        {
            Index(index => index with { Parameters = new[] { new StorageParameter("fillfactor", "70") } }),
            "SQLite has no storage parameters; leave With(\"fillfactor\", …) out"
        },
        {
            Index(index => index with { Keys = new[] { Age with { OperatorClass = "text_ops" } } }),
            "SQLite has no operator classes; leave text_ops out"
        },
        {
            Index(index => index with { Keys = new[] { Age with { Nulls = Nulls.Last } } }),
            "SQLite keeps nulls first when ascending and last when descending; leave Nulls out"
        },

        {
            Index(index => index with { Keys = new[] { Age with { Collation = "de-x-icu" } } }),
            "SQLite has no collation de-x-icu; it has BINARY, NOCASE, RTRIM"
        },
        {
            Index(index => index with { Keys = new[] { IndexKey.OfExpression("age + 1") with { Statistics = 500 } } }),
            NoStatistics
        },
        { Index(index => index with { Tablespace = "fast" }), NoTablespaces },
        { Index(index => index with { Only = true }), "SQLite has no partitions; leave Only() out" },
        {
            new SetIndexParameters("users_email_index", new[] { new StorageParameter("fillfactor", "70") }),
            "SQLite has no storage parameters; leave With(\"fillfactor\", …) out"
        },
        {
            new ResetIndexParameters("users_email_index", new[] { "fillfactor" }),
            "SQLite has no storage parameters; leave Reset out"
        },
        { new SetIndexTablespace("users_email_index", null), NoTablespaces },
        { new SetIndexStatistics("users_email_index", 1, 500), NoStatistics },

        {
            Add(new ExclusionConstraint("a", new ExclusionElement[] { new(Age, "=") })),
            "SQLite has no exclusion constraints; use a unique index, or a trigger that is made with Execute"
        },
        { Add(new CheckConstraint("a", "age > 0") { NotValid = true }), NotValid },
        { new ValidateConstraint("users", "users_pkey"), NotValid },
        {
            Add(new CheckConstraint("a", "age > 0") { NoInherit = true }),
            "SQLite has no inheritance; leave NoInherit out"
        },
        { Add(Reference with { NotValid = true }), NotValid },
        {
            Add(Reference with { MatchFull = true }),
            "SQLite does not enforce MATCH FULL; leave MatchFull out, and add a check that all columns are null or none"
        },
        {
            Add(Reference with { OnDelete = ReferentialAction.SetNull, OnDeleteColumns = new[] { "age" } }),
            "SQLite sets all columns of a foreign key; leave the columns of OnDelete out"
        },
        {
            Add(Unique with { Deferral = Deferral.Deferrable }),
            "SQLite defers foreign keys only; leave Deferrable and InitiallyDeferred out"
        },
        {
            Add(Unique with { NullsNotDistinct = true }),
            "SQLite takes nulls as different; use a unique index over an expression such as coalesce(…, '') instead"
        },
        { Add(Unique with { Include = new[] { "email" } }), "SQLite has no INCLUDE; leave Include out" },
        {
            Add(Unique with { Parameters = new[] { new StorageParameter("fillfactor", "70") } }),
            "SQLite has no storage parameters; leave With(\"fillfactor\", …) out"
        },
        { Add(Unique with { Tablespace = "fast" }), NoTablespaces },
        {
            Add(Unique) with { UsingIndex = "by_age" },
            "SQLite cannot make an index a constraint's own; leave UsingIndex out, and drop \"by_age\" before"
        },
        { new SetNotNull("legacy", "a"), NotKnown("legacy") },
        { new AddColumn("legacy", Integer("a") with { NotNull = true }), NotKnown("legacy") },
        { new AddConstraint("legacy", new UniqueConstraint("a", new[] { "a" })), NotKnown("legacy") },
        { new SetNotNull("users", "made_by_hand"), PartNotKnown("the column \"made_by_hand\"") },
        { new DropConstraint("users", "made_by_hand"), PartNotKnown("the constraint \"made_by_hand\"") },
        {
            new RenameIndex("made_by_hand", "b"),
            "SQLite has to make the index anew for that, and what \"made_by_hand\" indexes is not known; "
                + "drop it and create it under its new name"
        },

        {
            new CreateObject(new DatabaseSchema("billing")),
            "SQLite has no schemas; put everything into one, or attach a second file"
        },
        {
            new DropObject(new Extension("citext").Name),
            "SQLite has no extensions; the application loads what it needs when it connects"
        },
        { new DeclareObject(new DatabaseSchema("a")), "SQLite has no schemas; put everything into one, or attach a second file" },
        { new CreateObject(Status), NoTypes },
        { new AddEnumValue(Status.Name, "b"), NoTypes },
        { new RenameEnumValue(Status.Name, "b", "c"), NoTypes },
        { new MoveObject(Status.Name, "b"), NoTypes },
        { new AddAttribute(Status.Name, new TypeAttribute("a", new("text"))), NoTypes },
        { new DropAttribute(Status.Name, "a"), NoTypes },
        { new RenameAttribute(Status.Name, "a", "b"), NoTypes },
        { new AlterAttributeType(Status.Name, "a", new("text")), NoTypes },
        { new CreateObject(Tickets), NoSequences },
        { new AlterSequence(Tickets.Name) { Cache = 5 }, NoSequences },
        { new RestartSequence(Tickets.Name, 1), NoSequences },
        {
            new UpdateExtension(new Extension("citext").Name, null),
            "SQLite has no extensions; the application loads what it needs when it connects"
        },
        { new CreateObject(Email), NoDomains },
        { new SetDomainNotNull(Email.Name), NoDomains },
        { new DropDomainNotNull(Email.Name), NoDomains },
        { new SetDomainDefault(Email.Name, new TextValue("b")), NoDomains },
        { new DropDomainDefault(Email.Name), NoDomains },
        { new AddDomainCheck(Email.Name, new DomainCheck("b", "true")), NoDomains },
        { new DropDomainConstraint(Email.Name, "b"), NoDomains },
        { new RenameDomainConstraint(Email.Name, "b", "c"), NoDomains },
        { new ValidateDomainConstraint(Email.Name, "b"), NoDomains },
        { new ReplaceObject(new View("a", "SELECT 1")), "SQLite keeps a view as its text, which no change of a table follows; make it with Execute" },
        { new RenameObject(new View("a", "SELECT 1").Name, "b"), "SQLite keeps a view as its text, which no change of a table follows; make it with Execute" },
        {
            new CreateObject(new Routine(ObjectKind.Function, "f", ValueList<RoutineArgument>.Empty)),
            "SQLite has no functions; the application registers them when it connects"
        },
        {
            new SetTriggerState(new Trigger("a", "users", "b").Name, TriggerState.Always),
            "a trigger of SQLite holds its statements and calls no function; make it with Execute"
        },
        { new SetRowSecurity("users"), "SQLite has no row-level security; whoever reads the file reads all of it" },
        { new RefreshMaterializedView("a"), "SQLite has no materialized views; make a table of it, with Execute" },

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

    [Theory, MemberData(nameof(Refused))]
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

    private static Column Type(string name, string type) => new(name, ColumnType.Parse(type));

    private static CreateIndex Index(Func<IndexDefinition, IndexDefinition> change) =>
        new(change(Tables.Index("users_age_index", "users", "age")));

    private static string Column(string column, string refusal) => $"column \"{column}\": {refusal}";

    private static string NoArrays(string type) =>
        $"SQLite has no arrays, such as {type}; use Jsonb, or a table with a row for each element";

    private static string NotKnown(string table) =>
        $"SQLite has to make the table anew for that, and what \"{table}\" looks like is not known; "
        + $"declare the whole of it before, with ExistingTable(\"{table}\", t => …)";

    private static string PartNotKnown(string part) =>
        $"SQLite has to make the table anew for that, and {part} of \"users\" is not known; "
        + "change it with Execute, as it was made";
}
