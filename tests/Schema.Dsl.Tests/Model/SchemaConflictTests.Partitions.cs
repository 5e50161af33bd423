namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> PartitionConflicts => new()
    {
        { Partition("x", "nowhere", new DefaultBound()), NoTable("nowhere") },
        {
            Partition("x", "users", new DefaultBound()),
            "the table \"users\" is not divided into partitions. Say t.PartitionBy(…) where it is created; a table that is there "
                + "becomes no partitioned one"
        },
        { Partition("x", "days", new HashBound(2, 0)), "the table \"days\" is partitioned by range. Use Range(…)" },
        {
            Partition("x", "days", Range([Text("2030-01-01"), Number(1)], [Text("2031-01-01"), Number(1)])),
            "the table \"days\" is partitioned by 1 keys, and a bound names 2 and 2 values. Name one for each"
        },
        {
            Partition("x", "days", Range([Text("2031-01-01")], [Text("2030-01-01")])),
            "the table \"days\" would hold no row in that partition: its range ends before it begins. Exchange the bounds"
        },
        {
            Partition("x", "days", Range([Text("2025-12-31")], [RangeBound.MaxValue])),
            "the partition \"days_2025\" of \"days\" holds some of these rows already. Choose another bound, or detach that first"
        },
        { Partition("x", "days", new DefaultBound()), "the table \"days\" has a default partition already, \"other_days\"" },
        {
            Partition("x", "lands", new ListBound(new[] { Text("ch"), new NullValue() })),
            "the partition \"lands_de\" of \"lands\" holds some of these rows already. Choose another bound, or detach that first"
        },
        {
            Partition("x", "shares", new DefaultBound()),
            "the table \"shares\" is partitioned by hash, where no row is left over for a default. Use Hash(…)"
        },
        {
            Partition("x", "shares", new HashBound(8, 5)),
            "the partition \"share_1\" of \"shares\" holds some of these rows already. Choose another bound, or detach that first"
        },
        {
            Partition("x", "shares", new HashBound(6, 2)),
            "the modulus 6 does not fit to 4, that of the partition \"share_1\" of \"shares\": one has to be a multiple of the other"
        },
        {
            new CreateTable(Days with { Name = "x", PartitionedBy = By(PartitionMethod.Range, "size") }),
            "there is no column \"size\" in table \"x\" to divide it by"
        },
        {
            new CreateTable(Days with { Name = "x", PartitionedBy = By(PartitionMethod.Range, "next") }),
            "the column \"next\" of \"x\" is computed, and PostgreSQL divides no table by such a one"
        },
        {
            new CreateTable(Days with { Name = "x", Unlogged = true }),
            "the table \"x\" holds its rows in partitions, and has nothing that is stored. Say Unlogged() of each partition"
        },
        {
            new CreateTable(Days with { Name = "x", Constraints = new Constraint[] { new PrimaryKeyConstraint("x_pkey", new[] { "n" }) } }),
            "the primary key \"x_pkey\" of \"x\" has to contain \"day\", which decides in which partition a row is. Add that, or add "
                + "a key to each partition"
        },
        {
            new AddConstraint("lands", new UniqueConstraint("once", new[] { "land" })),
            "the table \"lands\" is partitioned by an expression or a comparison of its own, so it cannot have the unique constraint "
                + "\"once\". Add one to each partition"
        },
        {
            new AddConstraint("days", new CheckConstraint("positive", "n > 0") { NoInherit = true }),
            "the constraint \"positive\" of \"days\" has to hold for its partitions too. Leave NoInherit() out"
        },
        {
            new AddConstraint("days", new CheckConstraint("positive", "days.n > 0")),
            "the constraint \"positive\" names its table \"days\", and PostgreSQL reads it again for each partition. "
                + "Write the columns alone"
        },
        {
            new AddConstraint("days", new UniqueConstraint("once", new[] { "day" })) { UsingIndex = "days_once" },
            "PostgreSQL makes no constraint of the index \"days_once\", since \"days\" is partitioned. Leave UsingIndex out"
        },
        {
            new CreateIndex(Index("once", "days", "n") with { Unique = true }),
            "the unique index \"once\" of \"days\" has to contain \"day\", which decides in which partition a row is. Add that, or add "
                + "a key to each partition"
        },
        { new AddColumn("days_2025", new("x", new("text"))), OfDays },
        { new DropColumn("days_2025", "n"), OfDays },
        { new RenameColumn("days_2025", "n", "m"), OfDays },
        { new AlterColumnType("days_2025", "n", new("bigint")), OfDays },
        {
            new DropNotNull("days_2025", "day"),
            "the column \"day\" of \"days\" refuses nulls, and so do its partitions. Allow them there"
        },
        { new AlterColumnType("days", "day", new("timestamptz")), InKey },
        { new DropColumn("days", "day"), "the column \"next\" of \"days\" is computed from \"day\". Remove that first" },
        { new SetTableLogging("days", Unlogged: true), NotStored("SetLogged and SetUnlogged") },
        { new SetTableParameters("days", new StorageParameter[] { new("fillfactor", "70") }), NotStored("SetParameter") },
        { new ReindexTable("days"), NotStored("ReindexTable") },
        {
            new Reindex("days_day"),
            "the index \"days_day\" of \"days\" is stored in partitions. Do it to the index of each partition"
        },
        {
            new DropConstraint("days_2025", "known"),
            "the constraint \"known\" of \"days_2025\" is a part of \"known\" of \"days\". Change that, or detach the partition first"
        },
        {
            new DropIndexNamed("days_2025_day_index"),
            "the index \"days_2025_day_index\" of \"days_2025\" is a part of \"days_day\" of \"days\". Drop that, or detach the "
                + "partition first"
        },
        {
            new AddConstraint("days", new CheckConstraint("own", "n < 9")),
            "there is a constraint \"own\" on table \"days_2025\" already. Give this one another name"
        },
        {
            new CreateObject(new Trigger("seen", "days", "log_change") { Events = TriggerEvents.Insert, ForEachRow = true, NewTable = "rows" }),
            "the trigger \"seen\" of \"days\" runs for each row, and on partitions and partitioned tables PostgreSQL gives such a one "
                + "no table of rows. Let it run for each statement"
        },

        { new AttachPartition("nowhere", new("days", new DefaultBound())), NoTable("nowhere") },
        { Attach("days_2025"), "the table \"days_2025\" is a partition of \"days\" already" },
        {
            Attach("users"),
            "the column \"id\" of \"users\" is not in \"days\", and a partition has no columns of its own. Remove it, or add it there"
        },
        { Attach("few_days"), "the column \"next\" of \"days\" is not in \"few_days\". Add it before" },
        { Attach("long_days"), "the column \"n\" of \"days\" is integer, and bigint in \"long_days\". Give both the same type" },
        {
            Attach("null_days"),
            "the column \"day\" of \"days\" refuses nulls, and not in \"null_days\". Refuse them there before, with SetNotNull"
        },
        {
            Attach("numbered_days"),
            "the column \"n\" of \"days\" is numbered by \"numbered_days\" itself. Take that away before, with DropIdentity()"
        },
        {
            Attach("any_days"),
            "the table \"any_days\" lacks the constraint \"known\" of \"days\". Add it before, with "
                + "AddCheck(\"any_days\", \"n <> 7\", \"known\")"
        },
        { new DetachPartition("users", "days"), "the table \"users\" is no partition of \"days\"" },
        { new AttachIndex("nowhere", "days_day"), "there is no index \"nowhere\"" },
        {
            new AttachIndex("users_age_index", "days_day"),
            "the index \"users_age_index\" belongs to \"users\", which is no partition of \"days\""
        },
        {
            new AttachIndex("by_number", "days_n"),
            "the index \"by_number\" of \"days_2025\" is not defined as \"days_n\" is. Create one that is"
        },
        { new CreateIndex(Descending("newest", "days")), Twin("days") },
        {
            new CreateIndex(Descending("newest", "days_2025") with { Keys = new[] { IndexKey.OfColumn("day") } }),
            "the partition \"days_2025\" has such an index already, \"days_2025_day_index\""
        },
    };

    [Fact]
    public void A_key_of_a_partition_may_be_taken_for_a_part_of_an_index()
    {
        var key = new AddConstraint("days_2025", new UniqueConstraint("once", new[] { "day" }));
        var index = new CreateIndex(DaysOnce);
        var before = SchemaModel.Empty()
            .Apply(new CreateTable(Days))
            .Apply(new CreateTable(new("days_2025") { PartitionOf = new("days", new DefaultBound()) }));

        SchemaConflict.Find(index, before.Apply(key))
            .Should().Be("the partition \"days_2025\" of \"days\" has such a key already, \"once\". Drop that first");
        SchemaConflict.Find(key, before.Apply(index))
            .Should().Be("the partition \"days_2025\" has such a key already, \"days_2025_day_index\"");
        SchemaConflict.Find(
                new AttachPartition("days_2025", new("days", new DefaultBound())),
                before.Apply(index).Apply(new DetachPartition("days_2025", "days")).Apply(key))
            .Should().Be(
                "the constraint \"once\" of \"days_2025\" would become a part of \"days_once\" of \"days\", which is an index and no "
                + "constraint. Drop that before");
    }

    [Fact]
    public void An_index_of_a_partition_of_a_partition_may_be_taken_for_a_part_too()
    {
        var before = SchemaModel.Empty()
            .Apply(new CreateTable(Days))
            .Apply(new CreateTable(new("days_2025")
            {
                PartitionOf = new("days", new DefaultBound()),
                PartitionedBy = By(PartitionMethod.Range, "day"),
            }))
            .Apply(new CreateTable(new("may_2025") { PartitionOf = new("days_2025", new DefaultBound()) }))
            .Apply(new CreateIndex(Index("by_number", "may_2025", "n", "day")));

        SchemaConflict.Find(new CreateIndex(Descending("newest", "days")), before)
            .Should().Be(Twin("days").Replace("days_2025", "may_2025"));
    }

    private static IndexDefinition Descending(string name, TableName table) => new(
        name, table, new[] { IndexKey.OfColumn("n") with { Sort = Sort.Descending }, IndexKey.OfColumn("day") });

    private static string Twin(string table) =>
        $"the partition \"days_2025\" of \"{table}\" has such an index already, \"by_number\". Create this one with Only(), attach "
        + "that with AttachIndex, and create those of the other partitions";

    private const string OfDays =
        "the table \"days_2025\" is a partition of \"days\", and has its columns from there. Change \"days\" instead";

    private const string InKey =
        "the column \"day\" decides in which partition of \"days\" a row is, and PostgreSQL keeps it as it is. "
        + "Create a table that is divided otherwise, and move the rows";

    private static Table Days => new("days")
    {
        Columns = new[]
        {
            new Column("day", new("date")) { NotNull = true },
            new Column("n", new("integer")),
            new Column("next", new("date")) { GeneratedAs = "day + 1" },
        },
        Constraints = new Constraint[] { new CheckConstraint("known", "n <> 7") },
        PartitionedBy = By(PartitionMethod.Range, "day"),
    };

    private static IEnumerable<Table> PartitionedTables =>
    [
        Days with { Indexes = new[] { Index("days_day", "days", "day"), Index("days_n", "days", "n") with { Only = true }, DaysOnce } },
        new("days_2025") { PartitionOf = new("days", Range([Text("2025-01-01")], [Text("2026-01-01")])) },
        new("other_days") { PartitionOf = new("days", new DefaultBound()) },
        new("lands")
        {
            Columns = new[] { new Column("land", new("text")) },
            PartitionedBy = new(PartitionMethod.List, new[] { IndexKey.OfExpression("lower(land)") }),
        },
        new("lands_de") { PartitionOf = new("lands", new ListBound(new[] { Text("de"), new NullValue() })) },
        new("shares")
        {
            Columns = new[] { new Column("n", new("integer")) },
            PartitionedBy = By(PartitionMethod.Hash, "n"),
        },
        new("share_1") { PartitionOf = new("shares", new HashBound(4, 1)) },
        Loose("few_days") with { Columns = Days.Columns.Take(2).ToValueList() },
        Loose("long_days") with { Columns = With("n", column => column with { Type = new("bigint") }) },
        Loose("null_days") with { Columns = With("day", column => column with { NotNull = false }) },
        Loose("numbered_days") with { Columns = With("n", column => column with { Identity = new(Always: false) }) },
        Loose("any_days") with { Constraints = ValueList<Constraint>.Empty },
    ];

    // What an operation of their own adds to a partition.
    private static Operation[] Parts =>
    [
        new AddConstraint("days_2025", new CheckConstraint("own", "n < 5")),
        new DropIndexNamed("days_n"),
        new CreateIndex(Index("days_n", "days", "n") with { Only = true }),
        new CreateIndex(Index("by_number", "days_2025", "n", "day")),
    ];

    private static IndexDefinition DaysOnce => Index("days_once", "days", "day") with { Unique = true };

    private static Table Loose(string name) => Days with { Name = name, PartitionedBy = null };

    private static ValueList<Column> With(string name, Func<Column, Column> change) =>
        Days.Columns.Select(column => column.Name == name ? change(column) : column).ToValueList();

    private static AttachPartition Attach(string table) =>
        new(table, new("days", Range([Text("2030-01-01")], [Text("2031-01-01")])));

    private static CreateTable Partition(string table, string of, PartitionBound bound) =>
        new(new(table) { PartitionOf = new(of, bound) });

    private static PartitionKey By(PartitionMethod method, string column) => new(method, new[] { IndexKey.OfColumn(column) });

    private static RangeBound Range(SqlValue[] from, SqlValue[] to) => new(from, to);

    private static SqlValue Text(string text) => new TextValue(text);

    private static SqlValue Number(int number) => new NumberValue($"{number}");

    private static string NotStored(string verb) =>
        $"the table \"days\" holds its rows in partitions, and has nothing that is stored. Write {verb} for each partition";
}
