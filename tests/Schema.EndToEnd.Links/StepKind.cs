using Schema.Dsl;

namespace Schema.EndToEnd.Links;

/// <summary>A way in which something is changed that others use, and a migration that takes it.</summary>
public sealed record StepKind(string Name, Func<Migration> Migration)
{
    public static IReadOnlyList<StepKind> All { get; } =
    [
        new("one transaction", () => new Plain()),
        new("two tables", () => new TwoTables()),
        new("an index", () => new BuildIndex()),
        new("an index that goes", () => new LoseIndex()),
        new("an index built anew", () => new BuildAnew()),
        new("a check", () => new Check()),
        new("a foreign key", () => new Reference()),
        new("not null", () => new Required()),
        new("a unique constraint", () => new Unique()),
        new("a primary key", () => new PrimaryKey()),
        new("a column that refers", () => new ReferringColumn()),
        new("a default that differs from row to row", () => new VolatileDefault()),
        new("a column that goes", () => new LoseColumn()),
        new("a table that goes", () => new LoseTable()),
        new("a partition attached", () => new Attach()),
        new("a partition created", () => new CreatePart()),
        new("a partition detached", () => new Detach()) { Server = 14 },
        new("a value of an enum", () => new EnumValue()),
        new("rows in batches", () => new Rows()),
        new("rows left to the background", () => new RowsLater()),
        new("a column renamed online", () => new RenameOnline()),
        new("a type changed online", () => new RetypeOnline()),
        new("an online change that ends", () => new EndOnline()),
        new("a type that takes over", () => new EndOfType()),
        new("all of it", () => new Everything()),
    ];

    /// <summary>The oldest server that knows it.</summary>
    public int Server { get; init; } = 12;

    /// <summary>The migration as it stands in a registry.</summary>
    public MigrationEntry Entry => new(20240101000001, Migration().GetType().Name, Migration);

    public override string ToString() => Name;

    private sealed class Plain : Migration
    {
        public override void Change()
        {
            AddColumn("users", t => t.Text("name"));
            SetDefault("users", "age", 1);
            Comment(On.Table("users"), "People");
        }
    }

    private sealed class TwoTables : Migration
    {
        public override void Change()
        {
            AddColumn("users", t => t.Text("name"));
            AddColumn("posts", t => t.Text("body"));
        }
    }

    private sealed class BuildIndex : Migration
    {
        public override void Change() => UniqueIndex("users", "email").Comment("One each");
    }

    private sealed class LoseIndex : Migration
    {
        public override void Change() => DropIndex("users", "age");
    }

    private sealed class BuildAnew : Migration
    {
        public override void Change() => Reindex("users_age_index");
    }

    private sealed class Check : Migration
    {
        public override void Change() => AddCheck("users", "age > 0");
    }

    private sealed class Reference : Migration
    {
        public override void Change() => AddForeignKey("posts", "author_id", references: "users");
    }

    private sealed class Required : Migration
    {
        public override void Change() => SetNotNull("users", "email");
    }

    private sealed class Unique : Migration
    {
        public override void Change() => AddUnique("users", "email");
    }

    private sealed class PrimaryKey : Migration
    {
        public override void Change() => AddPrimaryKey("likes", "post_id", "user_id");
    }

    private sealed class ReferringColumn : Migration
    {
        public override void Change() => AddColumn("posts", t => t.References("users"));
    }

    private sealed class VolatileDefault : Migration
    {
        public override void Change() => AddColumn("users", t => t.TimestampTz("seen_at").NotNull().DefaultSql("clock_timestamp()"));
    }

    private sealed class LoseColumn : Migration
    {
        public override void Change() => RemoveColumn("likes", "user_id");
    }

    private sealed class LoseTable : Migration
    {
        public override void Change() => DropTable("likes");
    }

    private sealed class Attach : Migration
    {
        public override void Change() => AttachPartition("logs_2026", to: "logs", p => p.Range("2026-01-01", "2027-01-01"));
    }

    private sealed class CreatePart : Migration
    {
        public override void Change() => CreatePartition("logs_2027", of: "logs", p => p.Range("2027-01-01", "2028-01-01"));
    }

    private sealed class Detach : Migration
    {
        public override void Change() => DetachPartition("events_2025", from: "events", concurrently: true);
    }

    private sealed class EnumValue : Migration
    {
        public override void Change()
        {
            AddEnumValue("status", "paid");
            AddColumn("posts", t => t.Column("status", "status"));
        }
    }

    private sealed class RowsLater : Migration
    {
        public override void Change()
        {
            Backfill("users", b => b.Set("age = age + 1").Where("age < 100").InBackground());
            AddColumn("users", t => t.Text("lower"));
            Index("users", "lower");
            Backfill("posts", b => b.Set("title = lower(title)").InBackground());
        }
    }

    private sealed class Rows : Migration
    {
        public override void Change()
        {
            AddColumn("users", t => t.Text("lower"));
            Backfill("users", b => b.Set("lower = lower(email)").Where("lower IS NULL").BatchSize(1_000));
        }
    }

    private sealed class RenameOnline : Migration
    {
        public override void Change() => RenameColumn("users", "age", to: "years").Online();
    }

    private sealed class RetypeOnline : Migration
    {
        public override void Change() =>
            AlterTable("posts", t => t.Modify("author_id", c => c.Type("text").Using("author_id::text").Online()));
    }

    private sealed class EndOfType : Migration
    {
        public override void Change() => FinishOnline("accounts", "id");
    }

    private sealed class EndOnline : Migration
    {
        public override void Change() => FinishOnline("accounts", "title");
    }

    private sealed class Everything : Migration
    {
        public override void Change()
        {
            AddColumn("users", t => t.Text("lower"));
            Backfill("users", b => b.Set("lower = lower(email)").Where("lower IS NULL").BatchSize(1_000));
            SetNotNull("users", "lower");
            UniqueIndex("users", "lower");
            AddUnique("users", "email");
            AddForeignKey("posts", "author_id", references: "users");
            RemoveColumn("likes", "user_id");
        }
    }
}
