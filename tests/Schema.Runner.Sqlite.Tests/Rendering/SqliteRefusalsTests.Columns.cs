using Schema.Dsl;
using static Schema.Runner.Sqlite.Tests.Rendering.Tables;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed partial class SqliteRefusalsTests
{
    private const string NoOnline = "SQLite has no trigger that changes what is written, to keep two columns in step; change the "
        + "column at once, without Online() and FinishOnline()";

    public static TheoryData<Operation, string> RefusedOfColumns => new()
    {
        { Add(Text("Email")), Twins("email", "Email") },
        { new RenameColumn("users", "age", "EMAIL"), Twins("email", "EMAIL") },
        { new RenameColumn("users", "age", "years") { Online = true }, NoOnline },
        { new AlterColumnType("users", "age", new("bigint")) { Online = true }, NoOnline },
        { new FinishOnline("users", "age"), NoOnline },
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
    };

    private static Column Type(string name, string type) => new(name, ColumnType.Parse(type));

    private static string Column(string column, string refusal) => $"column \"{column}\": {refusal}";

    private static string NoArrays(string type) =>
        $"SQLite has no arrays, such as {type}; use Jsonb, or a table with a row for each element";
}
