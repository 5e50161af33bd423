namespace Schema.Dsl.Tests.Builders;

/// <summary>What no server would accept is refused where it is written, with what to write instead.</summary>
public sealed partial class RefusedVerbsTests
{
    private static readonly string Long = new('x', 64);

    public static TheoryData<string, Action<object>> Refused => new()
    {
        { "A table has no name.", on => Verbs(on).CreateTable(new TableName(null, "")) },
        {
            $"The table name \"{Long}\" has 64 bytes; PostgreSQL keeps 63 and would cut the rest in silence. "
            + "Choose a shorter one.",
            on => Verbs(on).CreateTable(Long)
        },
        {
            "The column name \"a\\0b\" has a NUL character in it.",
            on => Verbs(on).RemoveColumn("users", "a\0b")
        },
        {
            "\"a.b.c\" is not a table name. Write \"table\" or \"schema.table\"; "
            + "for a name with a dot in it, new TableName(schema, name).",
            on => Verbs(on).DropTable("a.b.c")
        },
        {
            "Table \"users\" declares two columns named \"a\". Name them apart.",
            on => Verbs(on).CreateTable("users", t => { t.Text("a"); t.Text("a"); })
        },
        {
            "Table \"users\" declares two constraints named \"users_a_check\". Name them apart.",
            on => Verbs(on).CreateTable("users", t => t.Integer("a").Check("a > 0").Check("a < 9"))
        },
        {
            "Table \"users\" sets the parameter fillfactor twice. Keep one.",
            on => Verbs(on).CreateTable("users", t => { t.With("fillfactor", 70); t.With("fillfactor", 80); })
        },
        {
            "Table \"users\" declares a primary key and NoPrimaryKey(). Keep one.",
            on => Verbs(on).CreateTable("users", t => { t.Integer("a").PrimaryKey(); t.NoPrimaryKey(); })
        },
        {
            "Table \"users\" has a key over the column \"emial\", which it does not declare.",
            on => Verbs(on).CreateTable("users", t => { t.Text("email"); t.Unique("emial"); })
        },
        {
            "Column \"a\" of \"users\" has more than one of Default, Identity and GeneratedAs. Keep one.",
            on => Verbs(on).CreateTable("users", t => t.Integer("a").Default(1).Identity())
        },
        { "A block for table \"users\" changes nothing.", on => Verbs(on).AlterTable("users", _ => { }) },
        { "Modify(\"a\") changes nothing.", on => Verbs(on).AlterTable("users", t => t.Modify("a", _ => { })) },
        {
            "Modify(\"a\"): Using goes with Type. Name the type, even if it stays.",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Using("a::text")))
        },
        {
            "A block for table \"users\" adds two columns named \"a\". Name them apart.",
            on => Verbs(on).AlterTable("users", t => { t.Text("a"); t.Integer("a"); })
        },
        {
            "Storage and Compression of column \"a\" of \"users\": integer is always stored plain. Leave them out.",
            on => Verbs(on).AddColumn("users", t => t.Integer("a").Storage(ColumnStorage.Main))
        },
        {
            "Statistics(10001) of column \"a\" of \"users\": the target is from 0 to 10000.",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Statistics(10_001)))
        },
        {
            "The identity of column \"a\" of \"users\" has an increment of 0, which gives one number only.",
            on => Verbs(on).AddColumn("users", t => t.Integer("a").Identity(sequence: s => s.Increment(0)))
        },
        {
            "The identity of column \"a\" of \"users\" has a cache of 0; it is at least 1.",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Identity(sequence: s => s.Cache(0))))
        },
        {
            "The identity of column \"a\" of \"users\" has a smallest, a first and a largest number that do not follow "
            + "each other.",
            on => Verbs(on).AddColumn("users", t => t.Integer("a").Identity(sequence: s => s.Min(5).Start(1)))
        },
        {
            "SetSchema moves types, views and other objects that a schema holds. "
            + "Columns, constraints and indexes stay with their table.",
            on => Verbs(on).SetSchema(On.Column("users", "email"), "archive")
        },
        { "Execute was given no SQL.", on => Verbs(on).Execute(" -- nothing\n", "SELECT 1") },
        {
            "Irreversible.Because needs a reason: whoever rolls back will read it.",
            on => Verbs(on).Execute("SELECT 1", Irreversible.Because(" "))
        },
        {
            "The default of column \"a\" of \"users\" is the DayOfWeek Friday, which a column can hold by its name or by its "
            + "number. Write the text that it holds, such as \"Friday\", or the number, 5.",
            on => Verbs(on).SetDefault("users", "a", DayOfWeek.Friday)
        },
        {
            "The default of column \"a\" of \"users\" is a Version, and nothing says how to write that in SQL. "
            + "Give a string, a number or another simple value, or write DefaultSql(\"…\").",
            on => Verbs(on).SetDefault("users", "a", new Version(1, 2))
        },
        {
            "The default of column \"a\" of \"users\" has a NUL character in it, which PostgreSQL cannot store.",
            on => Verbs(on).SetDefault("users", "a", "\0")
        },
        {
            "The default of column \"a\" of \"users\" is null. A column without a default holds null anyway; "
            + "use DropDefault() to take one away.",
            on => Verbs(on).CreateTable("users", t => t.Text("a").Default(null!))
        },
        {
            "The default of column \"a\" of \"users\" is not a finite number. "
            + "Write DefaultSql(\"'NaN'\") or DefaultSql(\"'Infinity'\").",
            on => Verbs(on).AlterTable("users", t => t.Modify("a", c => c.Default(double.NaN)))
        },
        { "The default of column \"a\" of \"users\" is blank.", on => Verbs(on).SetDefaultSql("users", "a", " ") },
        {
            "Decimal(\"a\", 2, 3): the precision is at least 1, and the scale from 0 to the precision.",
            on => Verbs(on).AddColumn("users", t => t.Decimal("a", 2, 3))
        },
        {
            "A verb of the migration stands inside the block of CreateTable(\"users\"). "
            + "Inside, use the block's own parameter; write the verb before or after it.",
            on => Verbs(on).CreateTable("users", _ => Verbs(on).Index("users", "a"))
        },
    };

    public static TheoryData<string, Action<object>> Blank => new()
    {
        { "A table has no name.", on => Verbs(on).DropTable(" ") },
        { "A schema has no name.", on => Verbs(on).DropTable(new TableName(" ", "users")) },
        { "A table has no name.", on => Verbs(on).RenameTable("users", "") },
        { "A column has no name.", on => Verbs(on).RemoveColumn("users", " ") },
        { "A column has no name.", on => Verbs(on).CreateTable("users", t => t.Text("\t")) },
        { "An index has no name.", on => Verbs(on).DropIndexNamed(" ") },
        { "An index has no name.", on => Verbs(on).Index("users", "a").Name("") },
        { "A constraint has no name.", on => Verbs(on).DropConstraint("users", " ") },
        { "A constraint has no name.", on => Verbs(on).AddCheck("users", "a > 0", name: "") },
        { "A table has no name.", on => Verbs(on).Comment(On.Table(" "), "…") },
        { "A column has no name.", on => Verbs(on).Comment(On.Column("users", ""), "…") },
        { "A constraint has no name.", on => Verbs(on).Comment(On.Constraint("users", " "), "…") },
        { "A constraint has no name.", on => Verbs(on).Comment(On.DomainConstraint("email", ""), "…") },
        { "An attribute has no name.", on => Verbs(on).Comment(On.Attribute("address", ""), "…") },
        { "An index has no name.", on => Verbs(on).Comment(On.Index(" "), "…") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    [MemberData(nameof(RefusedOfIndexes))]
    [MemberData(nameof(RefusedOfConstraints))]
    [MemberData(nameof(RefusedOfRows))]
    [MemberData(nameof(RefusedOfTypes))]
    [MemberData(nameof(Blank))]
    public void Says_what_is_wrong_and_what_to_write(string message, Action<object> verb) =>
        Recorded.Refusal(recorded => verb(recorded)).Should().Be(message);

    [Fact]
    public void A_migration_overrides_Change_or_Up_and_Down()
    {
        RecordingOf(new Neither()).Should().Throw<InvalidMigrationException>()
            .WithMessage("Neither overrides neither Change() nor Up(). Override one of them.");
        RecordingOf(new Both()).Should().Throw<InvalidMigrationException>()
            .WithMessage("Both overrides Change() and Up() or Down(). Keep Change(), or keep Up() and Down().");
        RecordingOf(new OnlyDown()).Should().Throw<InvalidMigrationException>()
            .WithMessage("OnlyDown overrides Down() alone. Override Up() as well, or Change() instead of both.");
    }

    [Fact]
    public void Up_without_Down_has_no_way_back() =>
        RecordedMigration.Of(new OnlyUp()).IrreversibleBecause.Should().Be("it has an Up() and no Down()");

    [Fact]
    public void An_override_may_call_its_base() =>
        RecordedMigration.Of(new CallsBase()).Should().BeEquivalentTo(
            new RecordedMigration(ValueList<Operation>.From([new DropTable("a")]), null));

    private static Recorded Verbs(object on) => (Recorded)on;

    private static Func<RecordedMigration> RecordingOf(Migration migration) => () => RecordedMigration.Of(migration);

    private sealed class Neither : Migration;

    private sealed class CallsBase : Migration
    {
        public override void Change()
        {
            DropTable("a");
            base.Change();
        }
    }

    private sealed class Both : Migration
    {
        public override void Change() => DropTable("a");

        public override void Up() => DropTable("a");
    }

    private sealed class OnlyDown : Migration
    {
        public override void Down() => DropTable("a");
    }

    private sealed class OnlyUp : Migration
    {
        public override void Up() => DropTable("a");
    }
}
