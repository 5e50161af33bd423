namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static readonly Partition In2026 = new("events", Years("2026-01-01", "2027-01-01"));

    public static TheoryData<Operation, Operation[]> ReversiblePartitions => new()
    {
        {
            new CreateTable(new("events_2027") { PartitionOf = new("events", Years("2027-01-01", "2028-01-01")) }),
            [new DropTable("events_2027")]
        },
        { new DropTable("events_2025"), [new CreateTable(Known("events_2025"))] },
        { new DropTable("events"), [new CreateTable(Known("events")), new CreateTable(Known("events_2025"))] },
        { new DetachPartition("events_2025", "events"), [new AttachPartition("events_2025", Known("events_2025").PartitionOf!)] },
        {
            new AttachPartition("events_2026", In2026),
            [
                new DetachPartition("events_2026", "events"),
                new DropIndexNamed("events_2026_kind_index"),
                new DropConstraint("events_2026", "events_account_id_fkey"),
                new DropConstraint("events_2026", "events_2026_pkey"),
            ]
        },
        {
            new AttachIndex("logs_2025_at", "logs_at"),
            [
                new DropIndexNamed("logs_at"),
                new CreateIndex(Known("logs").Indexes[0]),
                new CreateIndex(Known("logs_2025").Indexes[0]),
            ]
        },
        { new CreateIndex(Kinds("more")), [new DropIndexNamed("more")] },
        {
            new DropIndexNamed("events_kind_index"),
            [
                new CreateIndex(Known("events_2025").Indexes[0]),
                new CreateIndex(Known("events").Indexes[0]) { Alone = true },
            ]
        },
        {
            new AddConstraint("events", new UniqueConstraint("one_kind", new[] { "kind", "at" })),
            [new DropConstraint("events", "one_kind")]
        },
        {
            new DropConstraint("events", "events_pkey"),
            [
                new AddConstraint("events_2025", Known("events_2025").Constraints[0]),
                new AddConstraint("events", Known("events").Constraints[0]) { Alone = true },
            ]
        },
        {
            new DropConstraint("events", "events_account_id_fkey"),
            [
                new AddConstraint("events", Known("events").Constraint("events_account_id_fkey")!),
                new SetComment(On.Constraint("events_2025", "events_account_id_fkey"), "Who did it"),
            ]
        },
        {
            new DropColumn("events", "kind"),
            [
                new AddColumn("events", Known("events").Column("kind")!),
                new CreateIndex(Known("events_2025").Indexes[0]),
                new CreateIndex(Known("events").Indexes[0]) { Alone = true },
                new CreateIndex(Known("events_2025").Indexes[1]),
                new SetDefault("events_2025", "kind", new TextValue("old")),
                new SetNotNull("events_2025", "kind"),
                new SetComment(On.Column("events_2025", "kind"), "Of old"),
            ]
        },
        {
            new SetDefault("events", "kind", new TextValue("x")),
            [
                new SetDefault("events", "kind", new TextValue("new")),
                new SetDefault("events_2025", "kind", new TextValue("old")),
            ]
        },
        { new SetNotNull("events", "kind"), [new DropNotNull("events", "kind"), new SetNotNull("events_2025", "kind")] },
    };

    /// <summary>What came before them: the columns and parts of a partition are the fold's work.</summary>
    private static Operation[] Partitions =>
    [
        new CreateTable(new("accounts")
        {
            Columns = new[] { new Column("id", new("bigint")) { NotNull = true } },
            Constraints = new Constraint[] { new PrimaryKeyConstraint("accounts_pkey", new[] { "id" }) },
        }),
        new CreateTable(new("events")
        {
            Columns = new[]
            {
                new Column("id", new("bigint")) { NotNull = true, Identity = new(Always: false) },
                new Column("at", new("date")) { NotNull = true },
                new Column("kind", new("text")) { Default = new TextValue("new"), Comment = "What" },
                new Column("account_id", new("bigint")),
            },
            Constraints = new Constraint[]
            {
                new PrimaryKeyConstraint("events_pkey", new[] { "id", "at" }),
                new CheckConstraint("events_id_check", "id > 0"),
                new ForeignKeyConstraint("events_account_id_fkey", new[] { "account_id" }, "accounts", new[] { "id" }),
            },
            PartitionedBy = new(PartitionMethod.Range, new[] { IndexKey.OfColumn("at") }),
        }),
        new CreateTable(new("events_2025") { PartitionOf = new("events", Years("2025-01-01", "2026-01-01")) }),
        new CreateIndex(Kinds("events_kind_index")),
        new CreateIndex(new("own", "events_2025", new[] { IndexKey.OfColumn("kind"), IndexKey.OfColumn("at") })),
        new SetDefault("events_2025", "kind", new TextValue("old")),
        new SetNotNull("events_2025", "kind"),
        new SetComment(On.Column("events_2025", "kind"), "Of old"),
        new SetComment(On.Constraint("events_2025", "events_account_id_fkey"), "Who did it"),
        new CreateTable(new("events_2026")
        {
            Columns = new[]
            {
                new Column("id", new("bigint")) { NotNull = true },
                new Column("at", new("date")) { NotNull = true },
                new Column("kind", new("text")),
                new Column("account_id", new("bigint")),
            },
            Constraints = new Constraint[] { new CheckConstraint("events_id_check", "id > 0") },
        }),
        new CreateTable(new("logs")
        {
            Columns = new[] { new Column("at", new("date")) },
            PartitionedBy = new(PartitionMethod.Range, new[] { IndexKey.OfColumn("at") }),
        }),
        new CreateTable(new("logs_2025") { PartitionOf = new("logs", Years("2025-01-01", "2026-01-01")) }),
        new CreateIndex(new("logs_at", "logs", new[] { IndexKey.OfColumn("at") }) { Only = true }),
        new CreateIndex(new("logs_2025_at", "logs_2025", new[] { IndexKey.OfColumn("at") })),
    ];

    [Fact]
    public void A_primary_key_of_a_partition_goes_while_its_table_allows_nulls_again()
    {
        var key = new PrimaryKeyConstraint("logs_2025_pkey", new[] { "at" });
        var reference = new ForeignKeyConstraint("seen_at_fkey", new[] { "at" }, "logs_2025", new[] { "at" });
        var before = Before
            .Apply(new AddConstraint("logs_2025", key))
            .Apply(new CreateTable(new("seen")
            {
                Columns = new[] { new Column("at", new("date")) },
                Constraints = new Constraint[] { reference },
            }));

        Reversal.Of(new SetNotNull("logs", "at"), before).Should().Be(new Reversal.Possible(
            new DropConstraint("seen", "seen_at_fkey"),
            new DropConstraint("logs_2025", "logs_2025_pkey"),
            new DropNotNull("logs", "at"),
            new AddConstraint("logs_2025", key),
            new AddConstraint("seen", reference)));
    }

    [Fact]
    public void A_partition_comes_back_only_with_a_part_of_each_index()
    {
        Reversal.Of(new DetachPartition("logs_2025", "logs"), Before).Should().Be(new Reversal.Impossible(
            "the index \"logs_at\" of \"logs\" has no part in \"logs_2025\", and the server would make one. Attach one "
            + "before, with AttachIndex"));
        Reversal.Of(new DetachPartition("logs_2025", "logs"), Before.Apply(new AttachIndex("logs_2025_at", "logs_at")))
            .Should().BeOfType<Reversal.Possible>();
    }

    private static Table Known(string table) => Before.Find(table)!;

    private static IndexDefinition Kinds(string name) => new(name, "events", new[] { IndexKey.OfColumn("kind") });

    private static RangeBound Years(string from, string to) =>
        new(new SqlValue[] { new TextValue(from) }, new SqlValue[] { new TextValue(to) });
}
